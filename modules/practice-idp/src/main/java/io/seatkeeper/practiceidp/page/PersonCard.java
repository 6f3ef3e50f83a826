package io.seatkeeper.practiceidp.page;

import io.seatkeeper.practiceidp.people.Person;
import java.util.List;
import java.util.Locale;

/**
 * A person as the pages show them.
 *
 * @param subject what the button sends
 * @param name full name
 * @param email address, or a few words when there is none
 * @param verified whether the address counts as verified
 * @param initials one or two letters
 * @param tint which of the eight avatar colours, 0 to 7
 * @param groups the groups claim
 * @param roles the roles claim
 */
public record PersonCard(
        String subject,
        String name,
        String email,
        boolean verified,
        String initials,
        int tint,
        List<String> groups,
        List<String> roles) {

    private static final int TINTS = 8;

    static PersonCard of(Person person) {
        String name = person.name().isBlank() ? person.email() : person.name();
        return new PersonCard(
                person.subject(),
                name,
                person.email().isBlank() ? "no email address" : person.email(),
                person.emailVerified(),
                initials(person, name),
                Math.floorMod(person.subject().hashCode(), TINTS),
                person.groups(),
                person.roles());
    }

    private static String initials(Person person, String name) {
        String given = first(person.givenName().isBlank() ? name : person.givenName());
        return (given + first(person.familyName())).toUpperCase(Locale.ROOT);
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
