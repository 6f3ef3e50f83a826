package io.seatkeeper.practiceidp.page;

import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Optional;

/** What was chosen on the page on which a person is picked. */
public final class Choice {
    private Choice() {}

    /** Whether the person said no. */
    public static boolean declined(MultiMap form) {
        return form.contains("decline");
    }

    /**
     * Who was picked or invented; empty when they aren't here any more.
     *
     * @throws IllegalArgumentException when nobody like that can be: something is too long
     */
    public static Optional<Person> person(Tenant tenant, MultiMap form) {
        return form.contains("invent")
                ? Optional.of(tenant.people().add(invented(tenant, form)))
                : tenant.people().withSubject(text(form, "person"));
    }

    private static Person invented(Tenant tenant, MultiMap form) {
        Person person = tenant.people().fromForm(text(form, "name"), text(form, "email"));
        Person grouped = person.inGroups(list(form, "groups")).withRoles(list(form, "roles"));
        return form.contains("unverified") ? grouped.withUnverifiedEmail() : grouped;
    }

    private static String text(MultiMap form, String name) {
        String value = form.get(name);
        return value == null ? "" : value;
    }

    private static String[] list(MultiMap form, String name) {
        return Arrays.stream(text(form, name).split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toArray(String[]::new);
    }
}
