package io.seatkeeper.jit.saml.logout;

import io.seatkeeper.jit.saml.metadata.Binding;

/**
 * A logout message as it came.
 *
 * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
 * @param message what the parameter held, of any length
 * @param rawQuery as it stood in the address, percent-encoded: what the redirect binding signs; unused for POST
 */
public record ReceivedLogout(Binding binding, String parameter, String message, String rawQuery) {
    public static final String REQUEST = "SAMLRequest";
    public static final String RESPONSE = "SAMLResponse";

    /** Whether the provider asks; else it answers. */
    public boolean asks() {
        return parameter.equals(REQUEST);
    }
}
