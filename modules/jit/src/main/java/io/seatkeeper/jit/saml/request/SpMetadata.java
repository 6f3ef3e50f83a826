package io.seatkeeper.jit.saml.request;

import static io.seatkeeper.jit.saml.request.Draft.METADATA;
import static io.seatkeeper.jit.saml.request.Draft.SIGNATURE;

import io.seatkeeper.jit.saml.key.OwnKeyPair;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.seatkeeper.jit.saml.metadata.Binding;
import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import java.util.List;
import java.util.Optional;

/**
 * Our own metadata for one connection (saml-metadata-2.0-os §2.4.4). While keys are renewed it holds both, those in use
 * first, since many providers encrypt to the first certificate that they find.
 *
 * @param nameIdFormat asked for in requests; empty: any
 */
public record SpMetadata(String entityId, String acsUrl, String sloUrl, OwnKeys keys, Optional<String> nameIdFormat) {
    /** What it is served as (metadata §4.1.1). */
    public static final String MEDIA_TYPE = "application/samlmetadata+xml";

    private static final String PROTOCOL_2 = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final List<String> CIPHERS = List.of(
            "http://www.w3.org/2009/xmlenc11#aes256-gcm",
            "http://www.w3.org/2009/xmlenc11#aes128-gcm",
            "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");

    public String xml() {
        Draft root = Draft.root(METADATA, "md:EntityDescriptor").attribute("entityID", entityId);
        Draft role = root.child(METADATA, "md:SPSSODescriptor")
                .attribute("AuthnRequestsSigned", "true")
                .attribute("WantAssertionsSigned", "true")
                .attribute("protocolSupportEnumeration", PROTOCOL_2);
        keys.all().stream().map(OwnKeyPair::signing).forEach(key -> key(role, "signing", key.certificate()));
        keys.all().stream().map(OwnKeyPair::encryption).forEach(key -> {
            Draft descriptor = key(role, "encryption", key.certificate());
            CIPHERS.forEach(
                    cipher -> descriptor.child(METADATA, "md:EncryptionMethod").attribute("Algorithm", cipher));
        });
        for (Binding binding : Binding.values()) {
            role.child(METADATA, "md:SingleLogoutService")
                    .attribute("Binding", binding.uri())
                    .attribute("Location", sloUrl);
        }
        nameIdFormat.ifPresent(format -> role.child(METADATA, "md:NameIDFormat").text(format));
        role.child(METADATA, "md:AssertionConsumerService")
                .attribute("Binding", Binding.POST.uri())
                .attribute("Location", acsUrl)
                .attribute("index", "0")
                .attribute("isDefault", "true");
        return root.xml();
    }

    private static Draft key(Draft role, String use, KeyCertificate certificate) {
        Draft descriptor = role.child(METADATA, "md:KeyDescriptor").attribute("use", use);
        descriptor
                .child(SIGNATURE, "ds:KeyInfo")
                .child(SIGNATURE, "ds:X509Data")
                .child(SIGNATURE, "ds:X509Certificate")
                .text(certificate.der());
        return descriptor;
    }
}
