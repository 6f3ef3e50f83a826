package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import java.time.Instant;
import java.util.List;

/**
 * A connection as it is just now, with its secrets and its organization.
 *
 * @param party the other side
 * @param domains what it names
 * @param domainsOfOthers what the organization's other connections name
 */
public record LiveConnection(
        Organization organization,
        ConnectionId id,
        String slug,
        String name,
        Party party,
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

    /** Fails with {@link ErrorCode#CONNECTION_UNKNOWN} where it speaks another protocol. */
    public Party.Oidc oidc() {
        return switch (party) {
            case Party.Oidc oidc -> oidc;
            case Party.Saml other -> throw otherProtocol();
        };
    }

    /** Fails with {@link ErrorCode#CONNECTION_UNKNOWN} where it speaks another protocol. */
    public Party.Saml saml() {
        return switch (party) {
            case Party.Saml saml -> saml;
            case Party.Oidc other -> throw otherProtocol();
        };
    }

    private static ContractFailure otherProtocol() {
        return new ContractFailure(
                ErrorCode.CONNECTION_UNKNOWN, "The connection speaks another protocol than this address.");
    }

    @Override
    public String toString() {
        return "LiveConnection[" + organization.slug() + "/" + slug + "]";
    }
}
