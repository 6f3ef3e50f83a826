package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;

/**
 * What the rules need to know of an account that is there.
 *
 * @param email its address as written
 * @param emailProven whether somebody who may speak for the address's domain brought it
 * @param managedByScim whether name and address are the identity provider's pushes' to change
 * @param hasIdentityHere whether an identity of the very connection opens it already
 * @param hasLinkRequest whether the very identity waits already to be linked to it
 */
record Account(
        UserId id,
        boolean active,
        Role role,
        String email,
        boolean emailProven,
        PersonName name,
        boolean managedByScim,
        boolean hasIdentityHere,
        boolean hasLinkRequest) {}
