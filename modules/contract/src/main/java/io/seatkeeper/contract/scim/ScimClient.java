package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ConnectionId;
import java.util.Optional;

/**
 * Who pushes.
 *
 * @param actor as the audit log names it
 * @param connection the connection that it is bound to: what it pushes, that connection vouches for
 * @param externalIdIsSsoId whether its {@code externalId} is the ExternalSsoId that people bring by that connection
 */
public record ScimClient(Actor actor, Optional<ConnectionId> connection, boolean externalIdIsSsoId) {}
