package io.seatkeeper.practiceidp.message;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A NameID (SAML Core §2.2.3).
 *
 * @param value what it says
 * @param format its Format, or null: none is sent
 * @param nameQualifier its NameQualifier, or null
 * @param spNameQualifier its SPNameQualifier, or null
 */
public record NameId(
        String value,
        @Nullable String format,
        @Nullable String nameQualifier,
        @Nullable String spNameQualifier) {

    /** A mail address. */
    public static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

    /** An opaque name that stays. */
    public static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

    /** An opaque name of one session. */
    public static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    /** Anything. */
    public static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    /** A NameID without qualifiers. */
    public static NameId of(String value, @Nullable String format) {
        return new NameId(value, format, null, null);
    }

    /** Writes it as the last child of its parent. */
    Element write(Element parent) {
        Element name = Xml.root(parent.getOwnerDocument(), Xml.ASSERTION, "saml:NameID");
        parent.appendChild(name);
        Xml.attribute(name, "Format", format);
        Xml.attribute(name, "NameQualifier", nameQualifier);
        Xml.attribute(name, "SPNameQualifier", spNameQualifier);
        name.setTextContent(value);
        return name;
    }
}
