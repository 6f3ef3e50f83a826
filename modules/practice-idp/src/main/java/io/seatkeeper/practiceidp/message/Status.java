package io.seatkeeper.practiceidp.message;

import static io.seatkeeper.practiceidp.message.Xml.PROTOCOL;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A Status (SAML Core §3.2.2).
 *
 * @param code the StatusCode's Value
 * @param detail the Value of the StatusCode inside it, or null
 * @param message the StatusMessage, or null
 */
public record Status(
        String code, @Nullable String detail, @Nullable String message) {
    private static final String CODE = "urn:oasis:names:tc:SAML:2.0:status:";

    /** All went well. */
    public static final Status SUCCESS = new Status(CODE + "Success", null, null);

    /** The person was not signed in: they said no, or could not prove who they are. */
    public static final Status AUTHN_FAILED =
            new Status(CODE + "Responder", CODE + "AuthnFailed", "the practice provider was asked to");

    /** Nobody is signed in, and the request was passive. */
    public static final Status NO_PASSIVE = new Status(CODE + "Responder", CODE + "NoPassive", null);

    /** The logout reached some of the session's participants only. */
    public static final Status PARTIAL_LOGOUT = new Status(CODE + "Success", CODE + "PartialLogout", null);

    /** The logout went wrong. */
    public static final Status RESPONDER = new Status(CODE + "Responder", null, null);

    void write(Element parent) {
        Element status = Xml.child(parent, PROTOCOL, "samlp:Status");
        Element outer = Xml.child(status, PROTOCOL, "samlp:StatusCode");
        Xml.attribute(outer, "Value", code);
        if (detail != null) {
            Xml.attribute(Xml.child(outer, PROTOCOL, "samlp:StatusCode"), "Value", detail);
        }
        Xml.text(status, PROTOCOL, "samlp:StatusMessage", message);
    }
}
