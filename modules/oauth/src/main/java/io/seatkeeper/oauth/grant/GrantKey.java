package io.seatkeeper.oauth.grant;

import io.seatkeeper.platform.secrets.BearerKey;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;

/**
 * A code or token that leads to its grant: the ids of organization and grant, and a secret.
 *
 * @param hash what is stored of it
 */
record GrantKey(UUID organization, UUID grant, Buffer hash) {
    static final String CODE = "sk_code_";
    static final String REFRESH = "sk_refresh_";
    static final String ACCESS = "sk_access_";

    /** Reads one of this prefix; empty when the text has another form. */
    static Optional<GrantKey> read(String prefix, String text) {
        return BearerKey.read(prefix, 2, text)
                .map(key -> new GrantKey(key.ids().getFirst(), key.ids().getLast(), key.hash()));
    }
}
