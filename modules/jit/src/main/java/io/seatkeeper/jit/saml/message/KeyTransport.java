package io.seatkeeper.jit.saml.message;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.w3c.dom.Element;

/** How a content's key is wrapped for us: RSA-OAEP and nothing else. SHA-1 inside OAEP does no harm. */
final class KeyTransport {
    static final String OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    static final String OAEP_1_1 = "http://www.w3.org/2009/xmlenc11#rsa-oaep";

    private static final Map<String, String> DIGESTS = Map.of(
            "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1",
            "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
            "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");
    private static final Map<String, String> MASKS = Map.of(
            "http://www.w3.org/2009/xmlenc11#mgf1sha1", "SHA-1",
            "http://www.w3.org/2009/xmlenc11#mgf1sha256", "SHA-256",
            "http://www.w3.org/2009/xmlenc11#mgf1sha384", "SHA-384",
            "http://www.w3.org/2009/xmlenc11#mgf1sha512", "SHA-512");

    private final OAEPParameterSpec parameters;

    private KeyTransport(OAEPParameterSpec parameters) {
        this.parameters = parameters;
    }

    /**
     * @param method an EncryptionMethod
     * @return empty where it is not RSA-OAEP, or by parameters that are not known
     */
    static Optional<KeyTransport> of(Element method) {
        String algorithm = method.getAttributeNS(null, "Algorithm");
        if (!algorithm.equals(OAEP) && !algorithm.equals(OAEP_1_1)) {
            return Optional.empty();
        }
        Optional<String> digest = parameter(method, Namespace.SIGNATURE, "DigestMethod", DIGESTS);
        Optional<String> mask = algorithm.equals(OAEP)
                ? Optional.of("SHA-1")
                : parameter(method, Namespace.ENCRYPTION_1_1, "MGF", MASKS);
        byte[] label = Elements.text(method, Namespace.ENCRYPTION, "OAEPparams")
                .flatMap(MessageDecoder::base64)
                .orElse(new byte[0]);
        return digest.flatMap(hash -> mask.map(maskHash -> new KeyTransport(
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(maskHash), new PSource.PSpecified(label)))));
    }

    /** @return empty where it was wrapped for another key */
    Optional<byte[]> unwrap(PrivateKey key, byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return Optional.of(cipher.doFinal(wrapped));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    /** SHA-1 where none is named (XML Encryption 1.1 §5.5.2). */
    private static Optional<String> parameter(
            Element method, Namespace namespace, String name, Map<String, String> known) {
        return Elements.children(method, namespace, name).isEmpty()
                ? Optional.of("SHA-1")
                : Elements.child(method, namespace, name)
                        .flatMap(parameter -> Elements.attribute(parameter, "Algorithm"))
                        .map(known::get);
    }
}
