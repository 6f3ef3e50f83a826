package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.platform.published.Fact;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the audit log and the events tell of a push. */
final class PushFacts {
    private PushFacts() {}

    /** Of a new account. */
    static Fact created(ScimUsers.Push push, UserId user, ScimUser.Content content) {
        return fact(
                push,
                "user.created",
                user,
                described(push, content).put("role", Role.LEARNER.text()).put("active", content.active()));
    }

    /**
     * Of what is done to accounts that are there, in the order of its doing.
     *
     * @param organization as it was before the decision
     */
    static List<Fact> of(ScimUsers.Push push, Decision decision, Premises organization) {
        List<Fact> facts = new ArrayList<>();
        switch (decision) {
            case Decision.Create create -> create.archived().ifPresent(person -> archived(facts, push, person));
            case Decision.Change change -> changed(facts, push, change, organization);
            case Decision.Delete delete -> {
                facts.add(fact(push, "user.deleted", delete.before().id(), described(delete.before())));
                if (delete.endsRole()) {
                    roleEnded(facts, push, delete.before(), organization);
                }
            }
            case Decision.Nothing nothing -> {}
            case Decision.Refuse refuse -> {}
        }
        return facts;
    }

    private static void archived(List<Fact> facts, ScimUsers.Push push, Person person) {
        facts.add(fact(push, "user.archived", person.id(), described(person)));
    }

    private static void changed(List<Fact> facts, ScimUsers.Push push, Decision.Change change, Premises organization) {
        Person before = change.before();
        change.archived().ifPresent(person -> archived(facts, push, person));
        if (!before.managed()) {
            facts.add(fact(push, "user.adopted", before.id(), described(push, change.content())));
        }
        if (change.reactivates()) {
            facts.add(fact(push, "user.reactivated", before.id(), described(push, change.content())));
        }
        JsonObject news = news(before, change.content());
        if (!news.isEmpty()) {
            facts.add(fact(push, "user.updated", before.id(), news));
        }
        if (change.deactivates()) {
            facts.add(fact(push, "user.deactivated", before.id(), described(push, change.content())));
        }
        if (change.endsRole()) {
            roleEnded(facts, push, before, organization);
        }
    }

    private static void roleEnded(List<Fact> facts, ScimUsers.Push push, Person before, Premises organization) {
        facts.add(fact(
                push,
                "user.role_changed",
                before.id(),
                described(before).put("from", before.role().text()).put("to", Role.LEARNER.text())));
        if (before.active() && organization.activeAdmins() <= 1) {
            facts.add(new Fact(
                    push.client().actor(),
                    "organization_without_admin",
                    push.organization().toString(),
                    described(before)));
        }
    }

    private static JsonObject news(Person before, ScimUser.Content content) {
        JsonObject news = new JsonObject();
        note(news, "userName", Optional.of(before.userName()), Optional.of(content.userName()));
        note(news, "externalId", before.externalId(), content.externalId());
        note(news, "email", before.email(), content.email());
        note(news, "name", before.name().display(), content.name().display());
        note(news, "givenName", before.name().given(), content.name().given());
        note(news, "familyName", before.name().family(), content.name().family());
        if (news.isEmpty() && before.managed() && !before.sameAttributes()) {
            news.put("attributes", "changed");
        }
        return news;
    }

    private static void note(JsonObject news, String name, Optional<String> before, Optional<String> now) {
        if (!Objects.equals(before, now)) {
            news.put(name, now.orElse(null));
        }
    }

    private static JsonObject described(ScimUsers.Push push, ScimUser.Content content) {
        return new JsonObject()
                .put("userName", content.userName())
                .put("email", content.email().orElse(null))
                .put("externalId", content.externalId().orElse(null))
                .put(
                        "connection",
                        push.client().connection().map(ConnectionId::toString).orElse(null));
    }

    private static JsonObject described(Person person) {
        return new JsonObject()
                .put("userName", person.userName())
                .put("email", person.email().orElse(null))
                .put("externalId", person.externalId().orElse(null));
    }

    private static Fact fact(ScimUsers.Push push, String action, UserId user, JsonObject detail) {
        return new Fact(push.client().actor(), action, user.toString(), detail);
    }
}
