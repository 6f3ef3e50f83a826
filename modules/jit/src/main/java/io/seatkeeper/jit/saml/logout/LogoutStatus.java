package io.seatkeeper.jit.saml.logout;

/** How a provider says that a logout ended (SAML core §3.7.3.2). */
public enum LogoutStatus {
    /** Everybody who took part in the session has ended it. */
    SUCCESS,
    /** The provider has ended it, but somebody who took part did not. */
    PARTIAL,
    /** The provider has not ended it. */
    FAILED
}
