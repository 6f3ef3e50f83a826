package io.seatkeeper.contract;

/** The protocol by which a person proved who they are. */
public enum AuthMethod {
    OIDC,
    SAML
}
