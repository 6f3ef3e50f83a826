package io.seatkeeper.jit.oidc;

/** Whose manners to expect: which claims make the identity, and what counts as a proven address. */
public enum ProviderPreset {
    /** As the standard says. */
    GENERIC,
    /** Microsoft Entra ID: {@code sub} differs per application, so the tenant's and the object's id are the identity. */
    ENTRA,
    OKTA,
    /** Google serves everybody by one issuer: the hosted domain is pinned, and the address must be called verified. */
    GOOGLE,
    /** Calls the address of everybody whom an admin made unverified. */
    KEYCLOAK
}
