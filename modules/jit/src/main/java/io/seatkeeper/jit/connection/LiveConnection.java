package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Organization;
import java.time.Instant;
import java.util.List;

/**
 * A connection as it is just now, with its secrets and its organization.
 *
 * @param settings with secret or key
 * @param domains what it names
 * @param domainsOfOthers what the organization's other connections name
 */
public record LiveConnection(
        Organization organization,
        ConnectionId id,
        String slug,
        String name,
        OidcConfiguration settings,
        List<String> domains,
        List<String> domainsOfOthers,
        boolean enabled,
        boolean isDefault,
        long version,
        Instant createdAt) {
    public LiveConnection {
        domains = List.copyOf(domains);
        domainsOfOthers = List.copyOf(domainsOfOthers);
    }

    /** Whether a secret or a key is kept. */
    public boolean hasSecret() {
        return settings.clientSecret().isPresent() || settings.clientKey().isPresent();
    }

    @Override
    public String toString() {
        return "LiveConnection[" + organization.slug() + "/" + slug + "]";
    }
}
