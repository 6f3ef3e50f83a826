package io.seatkeeper.practiceidp.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a queued fault strikes. */
public enum Place {
    /** At the next sign-in, wherever in its course the fault belongs. */
    SIGN_IN,
    /** At the next request for the discovery document. */
    DISCOVERY,
    /** At the next request for the keys. */
    JWKS,
    /** At the next request to the token endpoint, whosever sign-in it serves. */
    TOKEN,
    /** At the next request for userinfo. */
    USERINFO;

    /** Whether the fault means anything here. */
    public boolean takes(Fault fault) {
        return switch (this) {
            case SIGN_IN -> true;
            case DISCOVERY ->
                fault.kind() == Fault.Kind.ENDPOINT || fault == Fault.WRONG_ISSUER || fault == Fault.MISSING_ISSUER;
            case JWKS, TOKEN, USERINFO -> fault.kind() == Fault.Kind.ENDPOINT;
        };
    }

    /** The place of this name in lower case. */
    public static Optional<Place> named(String wireName) {
        return Arrays.stream(values())
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findFirst();
    }
}
