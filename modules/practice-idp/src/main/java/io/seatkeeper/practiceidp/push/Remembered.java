package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.people.Person;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a provider keeps of one server between two pushes: under which ids, and what it said last. */
final class Remembered {
    /** A person as said last. */
    record Pushed(String id, Person person, boolean active) {}

    /** A group as said last; members by the server's ids. */
    record PushedGroup(String id, Set<String> members) {}

    /** By the person's subject. */
    final Map<String, Pushed> people = new ConcurrentHashMap<>();

    /** By the group's name. */
    final Map<String, PushedGroup> groups = new ConcurrentHashMap<>();
}
