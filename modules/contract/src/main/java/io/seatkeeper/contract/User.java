package io.seatkeeper.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's account in an organization.
 *
 * @param userName the name an identity provider pushes them by; at first sign-in the address
 * @param email the account's one address, as written; empty where an identity provider pushed none
 * @param emailProven whether somebody who may speak for the address's domain brought it
 * @param identities every identity that opens this account, the one used last first
 * @param authMethod the protocol used last; empty before the first sign-in
 * @param externalSsoId the identity used last; empty before the first sign-in
 * @param managedByScim whether an identity provider's pushes own name, address, teams and life cycle
 * @param externalId the id by which SCIM clients or an import know the person
 * @param formerRole the elevated role that a deactivation by SCIM ended; somebody may give it back by hand
 * @param teams names of the teams, the one joined first first
 * @param epoch grows whenever everything that was given to the person before must end
 * @param version counts every change, for {@code If-Match}
 */
public record User(
        UserId id,
        OrganizationId organization,
        String userName,
        Optional<String> email,
        boolean emailProven,
        PersonName name,
        Role role,
        UserStatus status,
        Source source,
        boolean managedByScim,
        Optional<String> externalId,
        Optional<Role> formerRole,
        Optional<AuthMethod> authMethod,
        Optional<String> externalSsoId,
        List<Identity> identities,
        List<String> teams,
        Optional<Instant> lastSignInAt,
        Instant createdAt,
        long epoch,
        long version)
        implements BusMessage {
    public User {
        identities = List.copyOf(identities);
        teams = List.copyOf(teams);
    }

    /** How people know them: the address or, where there is none, the userName. */
    public String label() {
        return email.orElse(userName);
    }

    /** Whether the person takes a seat and may sign in. */
    public boolean active() {
        return status == UserStatus.ACTIVE;
    }

    /** One way into the account: a person as one connection's identity provider knows them. */
    public record Identity(ConnectionId connection, String externalSsoId, AuthMethod authMethod, Instant linkedAt) {}
}
