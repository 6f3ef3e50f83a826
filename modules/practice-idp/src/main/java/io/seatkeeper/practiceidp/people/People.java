package io.seatkeeper.practiceidp.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people of one tenant, found by any name they go by. Holds at most {@value #MOST_PEOPLE}: past that the eldest makes
 * room. Safe to use from any thread.
 */
public final class People {
    private static final int MOST_PEOPLE = 200_000;

    private final String tenant;
    private final String domain;
    private final Map<String, Person> bySubject = new LinkedHashMap<>();
    private final Map<String, Person> byAnyName = new HashMap<>();
    private final Set<String> suspendedSubjects = new HashSet<>();

    /** The dozen of {@link Cast}, at addresses of {@code domain}. */
    public People(String tenant, String domain) {
        this.tenant = tenant;
        this.domain = domain;
        Cast.of(tenant, domain).forEach(this::add);
    }

    /**
     * Adds a person, or replaces the one with this subject. When two share an address or a name, it leads to whoever was
     * added last; the subject still leads to the other.
     */
    public synchronized Person add(Person person) {
        Person before = bySubject.put(person.subject(), person);
        if (before != null) {
            forget(before);
        }
        namesOf(person).forEach(name -> byAnyName.put(name, person));
        if (bySubject.size() > MOST_PEOPLE) {
            remove(bySubject.values().iterator().next());
        }
        return person;
    }

    /** Whoever has this subject. */
    public synchronized Optional<Person> withSubject(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /** Whoever goes by this address, full name, user name or subject, without regard to case. */
    public synchronized Optional<Person> known(String hint) {
        return Optional.ofNullable(byAnyName.get(key(hint)));
    }

    /** Whoever goes by the hint; a hint that nobody has yet is a new person on the spot. */
    public synchronized Person knownOrNew(String hint) {
        return known(hint).orElseGet(() -> add(invented(hint.strip())));
    }

    /** Everybody in the order of arrival. */
    public synchronized List<Person> everybody() {
        return List.copyOf(bySubject.values());
    }

    /** Somebody may not work for now, or may again. Signing in here stays possible, so that the product has to refuse. */
    public synchronized void suspend(Person person, boolean suspended) {
        if (suspended) {
            suspendedSubjects.add(person.subject());
        } else {
            suspendedSubjects.remove(person.subject());
        }
    }

    /** Whether somebody may not work for now. */
    public synchronized boolean isSuspended(Person person) {
        return suspendedSubjects.contains(person.subject());
    }

    /** Somebody leaves the directory. */
    public synchronized void remove(Person person) {
        Person gone = bySubject.remove(person.subject());
        if (gone != null) {
            forget(gone);
            suspendedSubjects.remove(gone.subject());
        }
    }

    /** Where invented addresses are. */
    public String domain() {
        return domain;
    }

    /** A new or changed person from a form: the address is made from the name when it is blank. */
    public Person fromForm(String name, String email) {
        String address = email.isBlank() ? addressFor(name) : email.strip();
        return Person.of(tenant, name.isBlank() ? nameFor(address) : name, address);
    }

    /** Everybody in the order of arrival, cut after {@code most}: the standing dozen first, then the newest first. */
    public synchronized List<Person> listed(int most) {
        List<Person> all = new ArrayList<>(bySubject.values());
        int standing = Math.min(Cast.SIZE, all.size());
        return Stream.concat(all.subList(0, standing).stream(), all.subList(standing, all.size()).reversed().stream())
                .limit(most)
                .toList();
    }

    private Person invented(String hint) {
        return hint.contains("@") ? Person.of(tenant, nameFor(hint), hint) : Person.of(tenant, hint, addressFor(hint));
    }

    private String addressFor(String name) {
        String local = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", ".")
                .replaceAll("^\\.|\\.$", "");
        return (local.isEmpty() ? "somebody" : local) + "@" + domain;
    }

    private static String nameFor(String address) {
        String local = address.substring(0, Math.max(0, address.indexOf('@')));
        return Arrays.stream(local.split("[._+-]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private void forget(Person person) {
        namesOf(person).forEach(name -> byAnyName.remove(name, person));
    }

    private static Stream<String> namesOf(Person person) {
        return Stream.of(person.name(), person.username(), person.email(), person.subject())
                .filter(name -> !name.isBlank())
                .map(People::key);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
