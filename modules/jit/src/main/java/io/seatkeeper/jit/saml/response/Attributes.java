package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Decryption;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * The attributes of an assertion, by their Name exactly as sent. One that comes several times has the values of all.
 *
 * @param values in order, each once, none empty
 */
record Attributes(Map<String, SequencedSet<String>> values) {
    /** Far more than anybody encrypts one by one; each costs a private key's work. */
    private static final int MOST_ENCRYPTED = 50;

    /**
     * Of all its statements. A value that is more than text is none; an attribute that is encrypted and can't be opened is
     * told, since what it says may be what the sign-in turns on.
     *
     * @param assertion whose signature holds
     */
    static Attributes of(Element assertion, List<PrivateKey> keys, Checks checks) {
        List<Element> stated = Elements.children(assertion, Namespace.ASSERTION, "AttributeStatement").stream()
                .flatMap(statement -> Elements.children(statement).stream())
                .toList();
        Map<String, SequencedSet<String>> values = new LinkedHashMap<>();
        if (!isFew(stated.stream().filter(Attributes::isEncrypted).count(), checks)) {
            return new Attributes(values);
        }
        stated.stream()
                .flatMap(attribute -> isEncrypted(attribute)
                        ? Decryption.open(attribute, "Attribute", keys, checks).stream()
                        : Stream.of(attribute))
                .forEach(attribute -> Elements.children(attribute, Namespace.ASSERTION, "AttributeValue").stream()
                        .flatMap(value -> Elements.text(value).stream())
                        .forEach(text -> values.computeIfAbsent(
                                        attribute.getAttributeNS(null, "Name"), name -> new LinkedHashSet<>())
                                .add(text)));
        return new Attributes(values);
    }

    private static boolean isEncrypted(Element attribute) {
        return Elements.is(attribute, Namespace.ASSERTION, "EncryptedAttribute");
    }

    private static boolean isFew(long encrypted, Checks checks) {
        return encrypted == 0
                || checks.add(
                        ErrorCode.SAML_RESPONSE_TOO_LARGE,
                        "EncryptedAttributes",
                        encrypted <= MOST_ENCRYPTED,
                        "at most " + MOST_ENCRYPTED,
                        Long.toString(encrypted));
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
