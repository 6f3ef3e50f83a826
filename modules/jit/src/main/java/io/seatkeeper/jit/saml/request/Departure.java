package io.seatkeeper.jit.saml.request;

import java.util.Optional;

/** How a browser takes a message of ours to the provider. */
public sealed interface Departure {
    /** @param address with the message in it, to be sent to by 303 */
    record Redirect(String address) implements Departure {}

    /**
     * A form to post.
     *
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param message in base64
     */
    record Post(String address, String parameter, String message, Optional<String> relayState) implements Departure {}
}
