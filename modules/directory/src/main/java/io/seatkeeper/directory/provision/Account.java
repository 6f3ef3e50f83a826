package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import java.util.Optional;

/**
 * What the rules need to know of an account that is there.
 *
 * @param deleted whether it is only a tombstone any more
 * @param email its address as written; empty where it has none
 * @param emailProven whether somebody who may speak for the address's domain brought it
 * @param managedByScim whether name and address are the identity provider's pushes' to change
 * @param pushedIdHere the External SSO ID by which, as a push said, the person comes on the very connection
 * @param hasIdentityHere whether an identity of the very connection opens it already
 * @param renamedHere whether the SCIM client bound to the very connection has changed the address since that identity was used
 * @param hasLinkRequest whether the very identity waits already to be linked to it
 */
record Account(
        UserId id,
        boolean active,
        boolean deleted,
        Role role,
        Optional<String> email,
        boolean emailProven,
        PersonName name,
        boolean managedByScim,
        Optional<String> pushedIdHere,
        boolean hasIdentityHere,
        boolean renamedHere,
        boolean hasLinkRequest) {}
