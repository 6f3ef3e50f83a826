package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The signature of a message by the redirect binding (SAML bindings §3.4.4.1). It stands beside the message, over the
 * query's own characters: how a sender writes a percent sign is up to the sender, so nothing is encoded anew here.
 */
public final class QuerySignature {
    private QuerySignature() {}

    /**
     * Whether the query is signed by one of the certificates.
     *
     * @param rawQuery as it stood in the address, behind the question mark and percent-encoded
     * @param message which parameter is the message: {@code SAMLRequest} or {@code SAMLResponse}
     * @param checks gets the comparisons
     */
    public static boolean verify(String rawQuery, String message, List<X509Certificate> certificates, Checks checks) {
        List<String> pairs = Arrays.asList(rawQuery.split("&", -1));
        Optional<String> body = only(pairs, message);
        Optional<String> relayState = only(pairs, "RelayState");
        Optional<String> method = only(pairs, "SigAlg");
        Optional<String> value = only(pairs, "Signature");
        boolean plain = body.isPresent()
                && method.isPresent()
                && value.isPresent()
                && (relayState.isPresent() || count(pairs, "RelayState") == 0);
        if (!checks.add(
                ErrorCode.SAML_SIGNATURE_MISSING,
                "query",
                plain,
                message + ", SigAlg and Signature once each, RelayState at most once",
                plain ? "so it is" : "one is missing or there twice")) {
            return false;
        }
        Optional<String> uri = value(method.orElseThrow());
        Optional<SignatureAlgorithm> algorithm = uri.flatMap(SignatureAlgorithm::of);
        if (!checks.add(
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED, "SigAlg", algorithm.isPresent(), SignatureAlgorithm.all(), uri)) {
            return false;
        }
        String signed =
                body.orElseThrow() + relayState.map(state -> "&" + state).orElse("") + "&" + method.orElseThrow();
        Optional<byte[]> signature = value(value.orElseThrow()).flatMap(MessageDecoder::base64);
        boolean verifies = signature.isPresent()
                && certificates.stream()
                        .anyMatch(certificate -> algorithm
                                .orElseThrow()
                                .verifies(
                                        certificate.getPublicKey(),
                                        signed.getBytes(StandardCharsets.UTF_8),
                                        signature.get()));
        return checks.add(
                ErrorCode.SAML_SIGNATURE_INVALID,
                "Signature",
                verifies,
                "made by one of the " + certificates.size() + " certificates",
                verifies ? "made by one of them" : "made by none of them, or not of this query");
    }

    private static Optional<String> only(List<String> pairs, String name) {
        return count(pairs, name) == 1
                ? pairs.stream().filter(pair -> pair.startsWith(name + "=")).findFirst()
                : Optional.empty();
    }

    /** By the name as everybody reads it, so that one written with percent signs can't stand beside the one that is signed. */
    private static long count(List<String> pairs, String name) {
        return pairs.stream()
                .map(pair -> pair.split("=", 2)[0])
                .filter(found -> decoded(found).filter(name::equalsIgnoreCase).isPresent())
                .count();
    }

    private static Optional<String> value(String pair) {
        return decoded(pair.substring(pair.indexOf('=') + 1));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
