package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import java.util.Optional;

/**
 * What the rules need to know of a living account.
 *
 * @param email its address as written; empty where it has none
 * @param deactivated whether SCIM has switched it off
 * @param blocked whether an admin has
 * @param managed whether SCIM pushed it before
 * @param ssoConnection on which connection {@code externalId} is the External SSO ID
 * @param identityHere whether an identity of the connection that the client is bound to opens it
 * @param sameAttributes whether what is pushed is what was pushed before, where it is replaced
 */
record Person(
        UserId id,
        String userName,
        Optional<String> externalId,
        Optional<String> email,
        boolean emailProven,
        PersonName name,
        Role role,
        boolean deactivated,
        boolean blocked,
        boolean managed,
        Optional<ConnectionId> ssoConnection,
        boolean identityHere,
        boolean sameAttributes,
        long version) {
    /** Whether it takes a seat. */
    boolean active() {
        return !deactivated && !blocked;
    }
}
