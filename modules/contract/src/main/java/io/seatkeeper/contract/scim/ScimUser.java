package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person as an identity provider sees them (RFC 7643 §4.1).
 *
 * @param groups the teams that the person is in, the one joined first first; empty where they were not asked for
 * @param lastModified of the person; joining a team does not touch it
 * @param version the resource's version, for ETags
 */
public record ScimUser(
        UserId id,
        OrganizationId organization,
        Content content,
        List<Group> groups,
        Instant created,
        Instant lastModified,
        long version)
        implements BusMessage {
    public ScimUser {
        groups = List.copyOf(groups);
    }

    /**
     * What an identity provider writes.
     *
     * @param userName unique in the organization without regard to case, kept as written, 1 to 320 characters
     * @param externalId the client's own id, unique in the organization, compared exactly, at most 512 characters
     * @param active false: deactivated by the identity provider
     * @param email the account's one address: the primary of {@code emails}, else the first, else a userName that is an address;
     *     empty where there is none
     * @param emails all of them, the account's address among them
     * @param name {@code displayName} and the parts of {@code name} that an account has
     * @param attributes every attribute that was written, the ones above but {@code active}, {@code userName} and {@code externalId}
     *     among them, as a JSON object in the spelling of the schemas; never {@code id}, {@code meta}, {@code groups}, {@code
     *     password}. For a person whom nobody pushed yet, what the account knows in the same form
     */
    public record Content(
            String userName,
            Optional<String> externalId,
            boolean active,
            Optional<String> email,
            List<String> emails,
            PersonName name,
            String attributes) {
        public Content {
            emails = List.copyOf(emails);
        }
    }

    /** A team as its member sees it. */
    public record Group(TeamId id, String displayName) {}
}
