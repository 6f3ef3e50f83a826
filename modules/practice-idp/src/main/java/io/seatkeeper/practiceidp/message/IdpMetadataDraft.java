package io.seatkeeper.practiceidp.message;

import static io.seatkeeper.practiceidp.message.Xml.METADATA;
import static io.seatkeeper.practiceidp.message.Xml.PROTOCOL;
import static io.seatkeeper.practiceidp.message.Xml.SIGNATURE;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes the metadata of an identity provider (SAML Metadata §2.4.3), not signed, as most providers publish it. */
public final class IdpMetadataDraft {
    private static final List<String> BINDINGS = List.of(
            "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");

    private IdpMetadataDraft() {}

    /**
     * The document.
     *
     * @param entityId the provider's name
     * @param keys whose certificates sign, newest first
     * @param signOn where AuthnRequests go, by either binding
     * @param logout where logout messages go, by either binding
     */
    public static String xml(String entityId, List<SamlKey> keys, String signOn, String logout) {
        Document document = Xml.newDocument();
        Element entity = Xml.root(document, METADATA, "md:EntityDescriptor");
        document.appendChild(entity);
        Xml.attribute(entity, "entityID", entityId);
        Element provider = Xml.child(entity, METADATA, "md:IDPSSODescriptor");
        Xml.attribute(provider, "WantAuthnRequestsSigned", "true");
        Xml.attribute(provider, "protocolSupportEnumeration", PROTOCOL);
        for (SamlKey key : keys) {
            Element descriptor = Xml.child(provider, METADATA, "md:KeyDescriptor");
            Xml.attribute(descriptor, "use", "signing");
            Element info = Xml.root(document, SIGNATURE, "ds:KeyInfo");
            descriptor.appendChild(info);
            Element data = Xml.child(info, SIGNATURE, "ds:X509Data");
            Xml.text(data, SIGNATURE, "ds:X509Certificate", key.certificateBase64());
        }
        endpoints(provider, "md:SingleLogoutService", logout);
        for (String format : List.of(NameId.EMAIL, NameId.PERSISTENT, NameId.TRANSIENT)) {
            Xml.text(provider, METADATA, "md:NameIDFormat", format);
        }
        endpoints(provider, "md:SingleSignOnService", signOn);
        return Xml.text(document);
    }

    private static void endpoints(Element provider, String name, String location) {
        for (String binding : BINDINGS) {
            Element endpoint = Xml.child(provider, METADATA, name);
            Xml.attribute(endpoint, "Binding", binding);
            Xml.attribute(endpoint, "Location", location);
        }
    }
}
