package io.seatkeeper.jit.saml.message;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The algorithms that a message may be signed by: SHA-2 with RSA (both paddings) or ECDSA, and no other. */
public enum SignatureAlgorithm {
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA", "RSA", 0),
    RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384withRSA", "RSA", 0),
    RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA", "RSA", 0),
    PSS_SHA256("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "RSASSA-PSS", "RSA", 32),
    PSS_SHA384("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", "RSASSA-PSS", "RSA", 48),
    PSS_SHA512("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", "RSASSA-PSS", "RSA", 64),
    ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "SHA256withECDSAinP1363Format", "EC", 0),
    ECDSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "SHA384withECDSAinP1363Format", "EC", 0),
    ECDSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", "SHA512withECDSAinP1363Format", "EC", 0);

    private final String uri;
    private final String name;
    private final String keyType;
    /** In bytes, as many as the hash has; 0: no PSS. */
    private final int saltLength;

    SignatureAlgorithm(String uri, String name, String keyType, int saltLength) {
        this.uri = uri;
        this.name = name;
        this.keyType = keyType;
        this.saltLength = saltLength;
    }

    /** By its identifier (RFC 6931 §2.3); empty where it is not on the list. */
    public static Optional<SignatureAlgorithm> of(String uri) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    /** All identifiers, for a comparison that an admin reads. */
    public static String all() {
        return Arrays.stream(values()).map(algorithm -> algorithm.uri).collect(Collectors.joining(", "));
    }

    public String uri() {
        return uri;
    }

    /** Whether this key made the signature; {@code false} too where the key is of another kind. */
    public boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (!key.getAlgorithm().equals(keyType)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(name);
            if (saltLength > 0) {
                verifier.setParameter(parameters());
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    /** As RFC 6931 §2.3.10 fixes them. */
    private PSSParameterSpec parameters() {
        String hash = "SHA-" + 8 * saltLength;
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, 1);
    }
}
