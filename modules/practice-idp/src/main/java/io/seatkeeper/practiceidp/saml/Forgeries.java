package io.seatkeeper.practiceidp.saml;

import static io.seatkeeper.practiceidp.message.Xml.ASSERTION;
import static io.seatkeeper.practiceidp.message.Xml.PROTOCOL;
import static io.seatkeeper.practiceidp.message.Xml.SIGNATURE;

import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.tenant.Fault;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is done to a finished message, as somebody on its way would: signature wrapping and other tricks with its shape. */
final class Forgeries {
    /** Whom the forged assertions name. */
    static final String NAME = "mallory@evil.example";

    /** What is signed behind the person's address, and stands behind a comment then. */
    static final String TAIL = ".evil.example";

    private static final String DOCTYPE = "<!DOCTYPE message [<!ENTITY practice \"entity\">]>";

    private Forgeries() {}

    /** The message's text with what this fault does to it; unchanged when the fault strikes elsewhere. */
    static String spoilt(Document message, NameId name, Fault fault) {
        if (fault == Fault.WRAPPED_ASSERTION) {
            wrapAssertion(message);
        } else if (fault == Fault.WRAPPED_RESPONSE) {
            wrapResponse(message);
        } else if (fault == Fault.COMMENT_IN_NAME) {
            comment(message, name);
        }
        return spoilt(message, fault);
    }

    /** The same for messages that name nobody. */
    static String spoilt(Document message, @Nullable Fault fault) {
        if (fault == Fault.BAD_SIGNATURE) {
            Xml.first(message, SIGNATURE, "SignatureValue")
                    .ifPresent(value -> value.setTextContent(withOneWrongBit(value.getTextContent())));
        }
        String text = Xml.text(message);
        return fault == Fault.DOCUMENT_TYPE ? DOCTYPE + text : text;
    }

    /** Another first character: six other bits. */
    static String withOneWrongBit(String base64) {
        String bare = base64.strip();
        return (bare.charAt(0) == 'A' ? 'B' : 'A') + bare.substring(1);
    }

    /** The forged assertion takes the signed one's place, and keeps it in an Object of the signature that it copied. */
    private static void wrapAssertion(Document message) {
        Element signed = Xml.first(message, ASSERTION, "Assertion").orElseThrow();
        Element forged = (Element) signed.cloneNode(true);
        signed.getParentNode().replaceChild(forged, signed);
        forge(forged);
        Element signature = child(forged, "Signature");
        Element object = message.createElementNS(SIGNATURE, "ds:Object");
        signature.appendChild(object);
        signed.removeChild(child(signed, "Signature"));
        object.appendChild(signed);
    }

    /** The forged response bears the signed one in its Extensions, and no signature of its own. */
    private static void wrapResponse(Document message) {
        Element signed = message.getDocumentElement();
        Element forged = (Element) signed.cloneNode(true);
        message.replaceChild(forged, signed);
        forged.setAttribute("ID", Xml.newId());
        for (Node child = forged.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && "Assertion".equals(element.getLocalName())) {
                forge(element);
            }
        }
        Element extensions = message.createElementNS(PROTOCOL, "samlp:Extensions");
        extensions.appendChild(signed);
        forged.insertBefore(extensions, child(forged, "Status"));
    }

    private static void forge(Element assertion) {
        assertion.setAttribute("ID", Xml.newId());
        Element name =
                (Element) assertion.getElementsByTagNameNS(ASSERTION, "NameID").item(0);
        if (name != null) {
            name.setTextContent(NAME);
        }
    }

    private static void comment(Document message, NameId name) {
        Xml.first(message, ASSERTION, "NameID").ifPresent(element -> {
            if (name.value().endsWith(TAIL)) {
                element.setTextContent(name.value().substring(0, name.value().length() - TAIL.length()));
                element.appendChild(message.createComment(" "));
                element.appendChild(message.createTextNode(TAIL));
            }
        });
    }

    private static Element child(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        throw new IllegalArgumentException("This fault needs a message that is signed and not encrypted");
    }
}
