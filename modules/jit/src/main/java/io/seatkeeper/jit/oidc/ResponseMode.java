package io.seatkeeper.jit.oidc;

/** How the identity provider sends its answer through the browser. */
public enum ResponseMode {
    /** As query parameters of a redirect. */
    QUERY,
    /** As a form that the browser posts (OAuth 2.0 Form Post Response Mode). */
    FORM_POST
}
