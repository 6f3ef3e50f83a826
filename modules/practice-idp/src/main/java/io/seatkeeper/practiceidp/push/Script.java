package io.seatkeeper.practiceidp.push;

import static io.seatkeeper.practiceidp.push.Shapes.quoted;

import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * How one provider says the few things that a push has to say. Blocks. Ids are those that the SCIM server gave. What isn't
 * the provider's business (whom to push, what has changed since) is {@link Sync}'s.
 */
interface Script {
    /** Before anything else, each time: a provider that tests its connection does it here. */
    default void greet(Conversation talk) {}

    /** A person as this provider writes them whole. */
    JsonObject user(Person person, boolean active);

    /** What stands behind the filter of a look-up: the page that is asked for, where this provider names one. */
    default String page() {
        return "";
    }

    /** Looks for a person whom this provider has not pushed yet. */
    default Optional<String> find(Conversation talk, Person person) {
        return talk.find("Users", "userName eq " + quoted(Shapes.userName(person)), page());
    }

    /** Makes a person and answers the id. */
    default String create(Conversation talk, Person person) {
        return talk.create("Users", user(person, true));
    }

    /** Says what a person is like now, whether this provider made them or found them there. */
    default void update(Conversation talk, String id, Person now) {
        activate(talk, id, now, true);
    }

    /** Switches a person off or, {@code active}, on again. */
    default void activate(Conversation talk, String id, Person person, boolean active) {
        talk.put("/Users/" + id, user(person, active));
    }

    /** Somebody left the directory. Providers that never delete switch the person off. */
    default void remove(Conversation talk, String id, Person person) {
        talk.delete("/Users/" + id);
    }

    /** Whether this provider pushes groups. */
    default boolean pushesGroups() {
        return true;
    }

    /** Looks for a group by name. */
    default Optional<String> findGroup(Conversation talk, String name) {
        return talk.find("Groups", "displayName eq " + quoted(name), page());
    }

    /** Makes a group, with or without its members, and answers the id. Members are said by {@link #members} in any case. */
    String createGroup(Conversation talk, String name);

    /** Says who is in a group: {@code all} now, of whom {@code joined} are new, and who {@code left}. */
    void members(Conversation talk, String id, String name, List<String> all, List<String> joined, List<String> left);

    /** A group that nobody is in any more. */
    default void removeGroup(Conversation talk, String id) {
        talk.delete("/Groups/" + id);
    }
}
