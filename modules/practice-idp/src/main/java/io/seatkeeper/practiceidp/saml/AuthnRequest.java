package io.seatkeeper.practiceidp.saml;

import static io.seatkeeper.practiceidp.message.Xml.ASSERTION;
import static io.seatkeeper.practiceidp.message.Xml.PROTOCOL;

import io.seatkeeper.practiceidp.message.Xml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A request to sign somebody in (SAML Core §3.4.1).
 *
 * @param id its ID
 * @param issuer who asks: an entity id
 * @param acsUrl where the response goes, or null: where the metadata says
 * @param destination where it was meant to be sent, or null
 * @param forceAuthn whether the person has to be asked anew
 * @param passive whether no page may be shown
 * @param subject who is to be signed in, or null
 * @param nameIdFormat the Format that the NameIDPolicy asks for, or null
 */
record AuthnRequest(
        String id,
        String issuer,
        @Nullable String acsUrl,
        @Nullable String destination,
        boolean forceAuthn,
        boolean passive,
        @Nullable String subject,
        @Nullable String nameIdFormat) {

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, or lacks ID or Issuer, or wants another binding than POST
     */
    static AuthnRequest read(Document document) {
        Element root = document.getDocumentElement();
        if (!PROTOCOL.equals(root.getNamespaceURI()) || !"AuthnRequest".equals(root.getLocalName())) {
            throw new IllegalArgumentException("the message is no AuthnRequest");
        }
        String binding = root.getAttribute("ProtocolBinding");
        if (!binding.isEmpty() && !binding.endsWith(":HTTP-POST")) {
            throw new IllegalArgumentException("responses go by the POST binding only");
        }
        String issuer = text(document, ASSERTION, "Issuer");
        if (root.getAttribute("ID").isEmpty() || issuer == null || issuer.isBlank()) {
            throw new IllegalArgumentException("the AuthnRequest lacks its ID or its Issuer");
        }
        return new AuthnRequest(
                root.getAttribute("ID"),
                issuer,
                attribute(root, "AssertionConsumerServiceURL"),
                attribute(root, "Destination"),
                truth(root.getAttribute("ForceAuthn")),
                truth(root.getAttribute("IsPassive")),
                text(document, ASSERTION, "NameID"),
                Xml.first(document, PROTOCOL, "NameIDPolicy")
                        .map(policy -> attribute(policy, "Format"))
                        .orElse(null));
    }

    private static boolean truth(String value) {
        return value.equals("true") || value.equals("1");
    }

    private static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static @Nullable String text(Document document, String namespace, String name) {
        return Xml.first(document, namespace, name)
                .map(Element::getTextContent)
                .map(String::strip)
                .orElse(null);
    }
}
