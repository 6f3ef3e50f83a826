package io.seatkeeper.jit.saml.metadata;

import java.util.Arrays;
import java.util.Optional;

/** How a message travels through the browser (saml-bindings-2.0-os §3.4, §3.5). */
public enum Binding {
    REDIRECT("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"),
    POST("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    /** Its name in metadata and messages. */
    public String uri() {
        return uri;
    }

    /** Empty for a binding that is not ours, as SOAP. */
    static Optional<Binding> of(String uri) {
        return Arrays.stream(values())
                .filter(binding -> binding.uri.equals(uri))
                .findFirst();
    }
}
