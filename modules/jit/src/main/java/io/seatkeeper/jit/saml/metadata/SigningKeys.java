package io.seatkeeper.jit.saml.metadata;

import static io.seatkeeper.jit.saml.message.Elements.children;
import static io.seatkeeper.jit.saml.message.Namespace.SIGNATURE;

import io.seatkeeper.jit.saml.message.Namespace;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** The certificates of a provider's signing keys: those for signing and those for any use, never one for encryption only. */
final class SigningKeys {
    private static final int MOST = 20;
    private static final int LONGEST = 20_000;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_EC_BITS = 256;

    private SigningKeys() {}

    /** Of a role (metadata §2.4.1.1). Keys without a certificate are passed over and noted. */
    static List<KeyCertificate> of(Element role, List<String> notes) {
        List<String> texts = new ArrayList<>();
        int bare = 0;
        for (Element key : children(role, Namespace.METADATA, "KeyDescriptor")) {
            if (!key.getAttribute("use").strip().equals("encryption")) {
                List<String> carried = certificates(key);
                texts.addAll(carried);
                bare += carried.isEmpty() ? 1 : 0;
            }
        }
        if (bare > 0) {
            notes.add(bare + " of its signing keys are given without a certificate and were passed over.");
        }
        return of(texts, notes);
    }

    /** @param texts each as PEM or as bare base64 */
    static List<KeyCertificate> of(List<String> texts, List<String> notes) {
        if (texts.size() > MOST) {
            throw MetadataReader.failed("The identity provider names more than " + MOST + " signing certificates.");
        }
        Map<String, KeyCertificate> once = new TreeMap<>();
        List<KeyCertificate> kept = new ArrayList<>();
        for (String text : texts) {
            KeyCertificate certificate = one(text);
            if (once.put(certificate.sha256(), certificate) == null) {
                kept.add(certificate);
            }
        }
        if (kept.isEmpty()) {
            throw MetadataReader.failed("The identity provider names no signing certificate.");
        }
        return kept;
    }

    private static List<String> certificates(Element key) {
        List<String> texts = new ArrayList<>();
        for (Element info : children(key, SIGNATURE, "KeyInfo")) {
            for (Element data : children(info, SIGNATURE, "X509Data")) {
                // The first is the key's own; others of the same X509Data would be its issuers (XML Signature §4.5.4).
                children(data, SIGNATURE, "X509Certificate").stream()
                        .findFirst()
                        .map(Element::getTextContent)
                        .ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static KeyCertificate one(String text) {
        String bare = text.replaceAll("-----(BEGIN|END) CERTIFICATE-----", "").replaceAll("\\s", "");
        if (bare.isEmpty() || bare.length() > LONGEST) {
            throw MetadataReader.failed("A signing certificate is empty or longer than 20,000 characters.");
        }
        try {
            X509Certificate certificate =
                    KeyCertificate.parse(Base64.getDecoder().decode(bare));
            checkStrength(certificate.getPublicKey());
            return KeyCertificate.of(certificate);
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw MetadataReader.failed("A signing certificate can't be read: it is no X.509 in base64.");
        }
    }

    private static void checkStrength(PublicKey key) {
        boolean strong = switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
            default -> false;
        };
        if (!strong) {
            throw MetadataReader.failed(
                    "A signing key is neither RSA of 2,048 bits or more nor EC of 256 bits or more.");
        }
    }
}
