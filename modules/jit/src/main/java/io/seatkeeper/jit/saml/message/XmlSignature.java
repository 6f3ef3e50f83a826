package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An enveloped signature of a SAML element (SAML core §5.4): a response, an assertion, a logout. It covers its parent and
 * nothing else. So there is nothing to look up: the parent itself is digested, without the signature, and a reference
 * that says anything else is refused. What the signature says about its key is not read.
 */
public final class XmlSignature {
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private final Element parent;
    private final Element signature;
    private final String name;
    private final Checks checks;

    private XmlSignature(Element parent, Element signature, String name, Checks checks) {
        this.parent = parent;
        this.signature = signature;
        this.name = name;
        this.checks = checks;
    }

    /**
     * Whether the signature verifies and covers exactly its parent. The message must have passed {@link MessageSchema}.
     *
     * @param signature a child of {@code parent}
     * @param name of the parent, for the comparisons
     * @param certificates any of which may have signed; of each only the key counts
     * @param checks gets the comparisons
     */
    public static boolean verify(
            Element parent, Element signature, String name, List<X509Certificate> certificates, Checks checks) {
        return new XmlSignature(parent, signature, name, checks).verify(certificates);
    }

    private boolean verify(List<X509Certificate> certificates) {
        Optional<Element> signedInfo = Elements.child(signature, Namespace.SIGNATURE, "SignedInfo");
        Optional<Element> reference =
                signedInfo.flatMap(info -> Elements.child(info, Namespace.SIGNATURE, "Reference"));
        return checkReference(reference)
                && signedInfo.isPresent()
                && reference.isPresent()
                && verify(signedInfo.get(), reference.get(), certificates);
    }

    private boolean verify(Element signedInfo, Element reference, List<X509Certificate> certificates) {
        Optional<String> method = method(signedInfo, "SignatureMethod");
        Optional<SignatureAlgorithm> algorithm = method.flatMap(SignatureAlgorithm::of);
        checkAlgorithm("SignatureMethod", algorithm.isPresent(), SignatureAlgorithm.all(), method);
        Optional<String> digestMethod = method(reference, "DigestMethod");
        Optional<DigestAlgorithm> digest = digestMethod.flatMap(DigestAlgorithm::of);
        checkAlgorithm("DigestMethod", digest.isPresent(), DigestAlgorithm.all(), digestMethod);
        Optional<Canonicalization> canonicalization = Elements.child(
                        signedInfo, Namespace.SIGNATURE, "CanonicalizationMethod")
                .flatMap(Canonicalization::of);
        checkAlgorithm(
                "CanonicalizationMethod",
                canonicalization.isPresent(),
                "exclusive or inclusive canonicalization",
                method(signedInfo, "CanonicalizationMethod"));
        Optional<Canonicalization> transform = transform(reference);
        checkAlgorithm(
                "Transforms",
                transform.isPresent(),
                "enveloped-signature, then at most one canonicalization",
                Optional.of(transforms(reference)));
        return algorithm.isPresent()
                && digest.isPresent()
                && canonicalization.isPresent()
                && transform.isPresent()
                && checkSignature(signedInfo, algorithm.get(), canonicalization.get(), certificates)
                && checkDigest(reference, digest.get(), transform.get());
    }

    private boolean checkReference(Optional<Element> reference) {
        Optional<String> id = Elements.attribute(parent, "ID");
        Optional<String> uri = reference.map(found -> found.getAttributeNS(null, "URI"));
        boolean bare =
                Elements.children(signature, Namespace.SIGNATURE, "Object").isEmpty();
        boolean covers = id.isPresent() && uri.equals(id.map(text -> "#" + text));
        return checks.add(
                ErrorCode.SAML_SIGNATURE_MISPLACED,
                name + " Signature Reference",
                covers && bare,
                "one reference to #" + id.orElse("(an ID)") + ", and no Object",
                bare ? uri.or(() -> Optional.of("none, or several")) : Optional.of("an Object"));
    }

    private void checkAlgorithm(String part, boolean allowed, String expected, Optional<String> received) {
        checks.add(ErrorCode.SAML_ALGORITHM_NOT_ALLOWED, name + " Signature " + part, allowed, expected, received);
    }

    private boolean checkSignature(
            Element signedInfo,
            SignatureAlgorithm algorithm,
            Canonicalization canonicalization,
            List<X509Certificate> certificates) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream(1024);
        boolean written = canonicalization.write(signedInfo, signed);
        Optional<byte[]> value = binary(signature, "SignatureValue");
        boolean verifies = written
                && value.isPresent()
                && certificates.stream()
                        .anyMatch(certificate ->
                                algorithm.verifies(certificate.getPublicKey(), signed.toByteArray(), value.get()));
        return checks.add(
                ErrorCode.SAML_SIGNATURE_INVALID,
                name + " Signature",
                verifies,
                "made by one of the certificates " + shown(certificates),
                verifies ? "made by one of them" : "made by none of them, or not of this answer");
    }

    private boolean checkDigest(Element reference, DigestAlgorithm algorithm, Canonicalization transform) {
        MessageDigest digest = algorithm.begin();
        Optional<Node> next = Optional.ofNullable(signature.getNextSibling());
        parent.removeChild(signature);
        boolean written;
        try {
            written = transform.write(parent, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } finally {
            parent.insertBefore(signature, next.orElse(null));
        }
        byte[] computed = digest.digest();
        Optional<byte[]> received = binary(reference, "DigestValue");
        return checks.add(
                ErrorCode.SAML_SIGNATURE_INVALID,
                name + " Signature DigestValue",
                written && received.isPresent() && MessageDigest.isEqual(computed, received.get()),
                written ? Base64.getEncoder().encodeToString(computed) : "of something that has a canonical form",
                received.map(Base64.getEncoder()::encodeToString));
    }

    /** Enveloped-signature, which takes the signature out, then perhaps a canonicalization; nothing that selects. */
    private static Optional<Canonicalization> transform(Element reference) {
        List<Element> transforms = transformElements(reference);
        if (transforms.isEmpty()
                || transforms.size() > 2
                || !ENVELOPED.equals(transforms.getFirst().getAttributeNS(null, "Algorithm"))
                || !Elements.children(transforms.getFirst()).isEmpty()) {
            return Optional.empty();
        }
        return transforms.size() == 1
                ? Optional.of(Canonicalization.WHERE_NONE_IS_NAMED)
                : Canonicalization.of(transforms.get(1));
    }

    private static String transforms(Element reference) {
        return transformElements(reference).stream()
                .map(transform -> transform.getAttributeNS(null, "Algorithm"))
                .collect(Collectors.joining(", "));
    }

    private static List<Element> transformElements(Element reference) {
        return Elements.child(reference, Namespace.SIGNATURE, "Transforms")
                .map(Elements::children)
                .orElse(List.of());
    }

    private static Optional<String> method(Element parent, String name) {
        return Elements.child(parent, Namespace.SIGNATURE, name)
                .flatMap(method -> Elements.attribute(method, "Algorithm"));
    }

    private static Optional<byte[]> binary(Element parent, String name) {
        return Elements.text(parent, Namespace.SIGNATURE, name).flatMap(MessageDecoder::base64);
    }

    /** The certificates as admins find them in the identity provider's console: by SHA-256 fingerprint, shortened. */
    private static String shown(List<X509Certificate> certificates) {
        return certificates.stream().map(Fingerprint::of).collect(Collectors.joining(", "));
    }
}
