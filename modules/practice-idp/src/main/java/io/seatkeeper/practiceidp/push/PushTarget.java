package io.seatkeeper.practiceidp.push;

import io.seatkeeper.practiceidp.tenant.Loopback;
import java.net.URI;

/**
 * A SCIM server on this machine.
 *
 * @param baseUrl without a slash at its end: {@code http://127.0.0.1:8080/scim/v2/acme}
 * @param token the bearer token, a secret
 */
public record PushTarget(URI baseUrl, String token) {
    /** Refuses a server that isn't on this machine; an {@link IllegalArgumentException} says so. */
    public static PushTarget of(String baseUrl, String token) {
        String bare = baseUrl.strip().replaceAll("/+$", "");
        URI address = Loopback.address(bare)
                .orElseThrow(() -> new IllegalArgumentException("the SCIM base URL is not on this machine"));
        if (!token.matches("[\\x21-\\x7e]{1,500}")) {
            throw new IllegalArgumentException("a bearer token has 1 to 500 characters and no space");
        }
        return new PushTarget(address, token);
    }

    @Override
    public String toString() {
        return "PushTarget[" + baseUrl + "]";
    }
}
