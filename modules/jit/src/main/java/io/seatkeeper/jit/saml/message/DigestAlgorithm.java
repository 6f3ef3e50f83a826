package io.seatkeeper.jit.saml.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The digests that a signature may stand on. SHA-1 is none, also not under a signature by SHA-256. */
enum DigestAlgorithm {
    SHA256("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256"),
    SHA384("http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384"),
    SHA512("http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

    private final String uri;
    private final String name;

    DigestAlgorithm(String uri, String name) {
        this.uri = uri;
        this.name = name;
    }

    static Optional<DigestAlgorithm> of(String uri) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(algorithm -> algorithm.uri).collect(Collectors.joining(", "));
    }

    MessageDigest begin() {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + name, impossible);
        }
    }
}
