package io.seatkeeper.jit.saml.response;

import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.w3c.dom.Element;

/**
 * The attributes of an assertion, by their Name exactly as sent. One that comes several times has the values of all.
 *
 * @param values in order, each once, none empty
 */
record Attributes(Map<String, SequencedSet<String>> values) {
    /** Of all its statements. A value that is more than text is none. */
    static Attributes of(Element assertion) {
        Map<String, SequencedSet<String>> values = new LinkedHashMap<>();
        Elements.children(assertion, Namespace.ASSERTION, "AttributeStatement").stream()
                .flatMap(statement -> Elements.children(statement, Namespace.ASSERTION, "Attribute").stream())
                .forEach(attribute -> Elements.children(attribute, Namespace.ASSERTION, "AttributeValue").stream()
                        .flatMap(value -> Elements.text(value).stream())
                        .forEach(text -> values.computeIfAbsent(
                                        attribute.getAttributeNS(null, "Name"), name -> new LinkedHashSet<>())
                                .add(text)));
        return new Attributes(values);
    }

    List<String> all(String name) {
        return values.containsKey(name) ? List.copyOf(values.get(name)) : List.of();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The value of an attribute that must have one: empty where it has none, or several. */
    Optional<String> only(String name) {
        return all(name).size() == 1 ? first(name) : Optional.empty();
    }

    /** The first of these that is there. */
    Optional<String> first(List<String> names) {
        return names.stream().flatMap(name -> first(name).stream()).findFirst();
    }
}
