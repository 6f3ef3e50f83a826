package io.seatkeeper.practiceidp.tenant;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clients of one tenant that are checked more strictly than the rest. The newest {@value #MOST} are kept. */
public final class Clients {
    private static final int MOST = 10_000;

    /**
     * What is known of a client.
     *
     * @param id the client id
     * @param secret the only secret that it may bring, or null: any
     * @param keys the keys that its assertions must be signed with, or null: any
     */
    public record Client(
            String id, @Nullable String secret, @Nullable JWKSet keys) {
        /** Refuses a blank id, or one of more than 255 characters. */
        public Client {
            if (id.isBlank() || id.length() > 255) {
                throw new IllegalArgumentException("a client id has 1 to 255 characters");
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }

    private final Recent<Client> byId = new Recent<>(MOST);

    Clients() {}

    /** Remembers or replaces a client. */
    public void add(Client client) {
        byId.put(client.id(), client);
    }

    /** What is known of this client: for one never heard of, that anything will do. */
    public Client known(String id) {
        Optional<Client> client = byId.get(id);
        return client.orElseGet(() -> new Client(id, null, null));
    }
}
