package io.seatkeeper.jit.saml.message;

import io.seatkeeper.jit.identity.Checks;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A person as the identity provider names them (SAML core §2.2.3). A logout must name them by the same words, qualifiers
 * included, so nothing is normalised here.
 *
 * @param value as sent, not empty
 * @param format a URI; empty: unspecified
 * @param nameQualifier the domain that qualifies the name
 * @param spNameQualifier whom the name was made for
 */
public record NameId(
        String value, Optional<String> format, Optional<String> nameQualifier, Optional<String> spNameQualifier) {
    /** JumpCloud writes {@code SAML:1.0:} where everybody else writes 1.1 or 2.0. */
    private static final String VERSIONS = "urn:oasis:names:tc:SAML:(1\\.0|1\\.1|2\\.0):nameid-format:";

    private static final Pattern ADDRESS = Pattern.compile(VERSIONS + "emailAddress");
    private static final Pattern TRANSIENT = Pattern.compile(VERSIONS + "transient");

    public NameId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A NameID is not empty.");
        }
    }

    /**
     * Who stands beneath an element whose signature holds, in the open or encrypted to us.
     *
     * @return empty where nobody does, and where it can't be read, which has then been told
     */
    public static Optional<NameId> beneath(Element parent, List<PrivateKey> keys, Checks checks) {
        return Elements.child(parent, Namespace.ASSERTION, "EncryptedID")
                .map(encrypted -> Decryption.open(encrypted, "NameID", keys, checks))
                .orElseGet(() -> Elements.child(parent, Namespace.ASSERTION, "NameID"))
                .flatMap(NameId::of);
    }

    /** Reads a NameID element; empty where it holds no text, or anything beside text. */
    private static Optional<NameId> of(Element element) {
        return Elements.text(element)
                .map(value -> new NameId(
                        value,
                        Elements.attribute(element, "Format"),
                        Elements.attribute(element, "NameQualifier"),
                        Elements.attribute(element, "SPNameQualifier")));
    }

    /** Whether it is an email address by its format, and so compared without regard to case. */
    public boolean isAddress() {
        return format.filter(uri -> ADDRESS.matcher(uri).matches()).isPresent();
    }

    /** Whether it is another one at every sign-in (SAML core §8.3.8). */
    public boolean isTransient() {
        return format.filter(uri -> TRANSIENT.matcher(uri).matches()).isPresent();
    }
}
