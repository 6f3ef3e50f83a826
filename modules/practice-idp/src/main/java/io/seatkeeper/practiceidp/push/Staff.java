package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.people.People;
import io.seatkeeper.practiceidp.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a tenant's directory holds at one moment.
 *
 * @param working who may work, in the order of arrival
 * @param suspended who may not just now
 */
record Staff(List<Person> working, List<Person> suspended) {
    static Staff of(People people) {
        Map<Boolean, List<Person>> bySuspension = people.everybody().stream()
                .filter(person -> !Shapes.userName(person).isBlank())
                .collect(Collectors.partitioningBy(people::isSuspended));
        return new Staff(bySuspension.getOrDefault(false, List.of()), bySuspension.getOrDefault(true, List.of()));
    }

    /** The subjects of all. */
    Set<String> subjects() {
        return Stream.concat(working.stream(), suspended.stream())
                .map(Person::subject)
                .collect(Collectors.toSet());
    }

    /** The groups by name, each with those who work. */
    Map<String, List<Person>> groups() {
        return working.stream()
                .flatMap(person -> person.groups().stream().map(group -> Map.entry(group, person)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
