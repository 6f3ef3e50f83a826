package io.seatkeeper.practiceidp.message;

import java.util.List;

/**
 * How an XML signature is made. The library that writes it takes any algorithm of its own; which ones are sound is for the
 * reader to judge.
 *
 * @param key signs, and its certificate goes into the KeyInfo
 * @param method the SignatureMethod's URI
 * @param digest the DigestMethod's URI
 * @param canonicalization the CanonicalizationMethod's URI
 * @param transforms the Transforms' URIs, in order
 * @param showsCertificate whether there is a KeyInfo at all
 */
public record SignatureStyle(
        SamlKey key,
        String method,
        String digest,
        String canonicalization,
        List<String> transforms,
        boolean showsCertificate) {

    /** RSA PKCS #1 v1.5 with SHA-256: what most providers use. */
    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    /** RSA PKCS #1 v1.5 with SHA-1: broken. */
    public static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    /** RSA-PSS with SHA-256 (RFC 6931 §2.3.10). */
    public static final String RSA_PSS_SHA256 = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";

    /** ECDSA with SHA-256. */
    public static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    /** The digest SHA-256. */
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    /** The digest SHA-1: broken. */
    public static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";

    /** Exclusive canonicalization without comments. */
    public static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** The transform that leaves the signature itself out. */
    public static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    /** Copies the transforms. */
    public SignatureStyle {
        transforms = List.copyOf(transforms);
    }

    /** The usual style for this key: RSA-SHA256 or ECDSA-SHA256, exclusive canonicalization, certificate shown. */
    public static SignatureStyle of(SamlKey key) {
        String method = key.privateKey().getAlgorithm().equals("RSA") ? RSA_SHA256 : ECDSA_SHA256;
        return new SignatureStyle(key, method, SHA256, EXCLUSIVE, List.of(ENVELOPED, EXCLUSIVE), true);
    }

    /** The same with another SignatureMethod. */
    public SignatureStyle withMethod(String newMethod) {
        return new SignatureStyle(key, newMethod, digest, canonicalization, transforms, showsCertificate);
    }

    /** The same with another DigestMethod. */
    public SignatureStyle withDigest(String newDigest) {
        return new SignatureStyle(key, method, newDigest, canonicalization, transforms, showsCertificate);
    }

    /** The same with another CanonicalizationMethod. */
    public SignatureStyle withCanonicalization(String newCanonicalization) {
        return new SignatureStyle(key, method, digest, newCanonicalization, transforms, showsCertificate);
    }

    /** The same with these Transforms. */
    public SignatureStyle withTransforms(List<String> newTransforms) {
        return new SignatureStyle(key, method, digest, canonicalization, newTransforms, showsCertificate);
    }

    /** The same without a KeyInfo. */
    public SignatureStyle withoutCertificate() {
        return new SignatureStyle(key, method, digest, canonicalization, transforms, false);
    }
}
