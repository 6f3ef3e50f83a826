package io.seatkeeper.practiceidp.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SubjectConfirmation (SAML Core §2.4.1.1). Anything null is left out.
 *
 * @param method its Method
 * @param recipient where the assertion may be delivered
 * @param inResponseTo the id of the request that it answers
 * @param notBefore from when
 * @param notOnOrAfter until when
 */
public record Confirmation(
        @Nullable String method,
        @Nullable String recipient,
        @Nullable String inResponseTo,
        @Nullable Instant notBefore,
        @Nullable Instant notOnOrAfter) {

    /** Whoever holds the assertion may use it. */
    public static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
}
