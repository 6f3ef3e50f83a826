package io.seatkeeper.practiceidp.tenant;

import io.seatkeeper.practiceidp.tenant.Fault.Kind;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a queued fault strikes. */
public enum Place {
    /** At the next sign-in by a protocol in which it means something, wherever in its course the fault belongs. */
    SIGN_IN,
    /** At the next request for the discovery document. */
    DISCOVERY,
    /** At the next request for the keys. */
    JWKS,
    /** At the next request to the token endpoint, whosever sign-in it serves. */
    TOKEN,
    /** At the next request for userinfo. */
    USERINFO,
    /** At the next request for SAML metadata. */
    METADATA,
    /** In the next SAML logout message that is sent, request or response. */
    LOGOUT;

    private static final Set<Fault> OF_LOGOUT_MESSAGES = EnumSet.of(
            Fault.UNSIGNED,
            Fault.BAD_SIGNATURE,
            Fault.UNKNOWN_KEY,
            Fault.SHA1_SIGNATURE,
            Fault.WRONG_ISSUER,
            Fault.MISSING_ISSUER,
            Fault.WRONG_DESTINATION,
            Fault.WRONG_IN_RESPONSE_TO,
            Fault.MISSING_IN_RESPONSE_TO,
            Fault.EXPIRED_TOKEN,
            Fault.FUTURE_ISSUED_AT,
            Fault.DOCUMENT_TYPE);

    /** Whether the fault means anything here. */
    public boolean takes(Fault fault) {
        return switch (this) {
            case SIGN_IN -> fault.spoilsSignInBy(Protocols.OIDC) || fault.spoilsSignInBy(Protocols.SAML);
            case DISCOVERY ->
                fault.kind() == Kind.ENDPOINT || fault == Fault.WRONG_ISSUER || fault == Fault.MISSING_ISSUER;
            case METADATA -> fault.kind() == Kind.ENDPOINT || fault == Fault.WRONG_ISSUER;
            case JWKS, TOKEN, USERINFO -> fault.kind() == Kind.ENDPOINT;
            case LOGOUT -> fault.kind() == Kind.LOGOUT || OF_LOGOUT_MESSAGES.contains(fault);
        };
    }

    /** The place of this name in lower case. */
    public static Optional<Place> named(String wireName) {
        return Arrays.stream(values())
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findFirst();
    }
}
