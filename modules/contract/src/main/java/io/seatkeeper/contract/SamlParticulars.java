package io.seatkeeper.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a saved SAML connection tells beside its settings.
 *
 * @param acsUrl where the provider posts its responses
 * @param entityId our own name for the provider
 * @param metadataUrl where our metadata stands
 * @param sloUrl where the provider's logout messages go
 * @param provider as its metadata was last read
 * @param keys our own, in use first
 */
public record SamlParticulars(
        String acsUrl, String entityId, String metadataUrl, String sloUrl, SamlProvider provider, List<KeyPair> keys)
        implements Connections.Particulars {
    public SamlParticulars {
        keys = List.copyOf(keys);
    }

    /**
     * A SAML identity provider as its metadata was last read.
     *
     * @param certificates of its signing keys
     * @param readAt when this copy was read
     * @param notes what an admin should know of the metadata, in sentences
     * @param failure why the last try to read it anew failed; empty where it did not
     */
    public record SamlProvider(
            String entityId,
            String ssoUrl,
            Optional<String> sloUrl,
            List<Certificate> certificates,
            Optional<Instant> validUntil,
            Instant readAt,
            List<String> notes,
            Optional<Failure> failure) {
        public SamlProvider {
            certificates = List.copyOf(certificates);
            notes = List.copyOf(notes);
        }
    }

    public record Failure(Instant at, String message) {}

    /**
     * @param sha256 its fingerprint, in lower-case hexadecimal
     * @param expiring whether it ends within 30 days, or has ended
     */
    public record Certificate(String sha256, String subject, Instant notBefore, Instant notAfter, boolean expiring) {}

    /** @param inUse whether requests are signed by it; else it is the next one */
    public record KeyPair(boolean inUse, Certificate signing, Certificate encryption) {}
}
