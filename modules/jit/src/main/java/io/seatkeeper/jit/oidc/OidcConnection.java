package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.SpokenDomains;

/** A connection as the protocol needs it: who it is, what it holds, and for which mail domains it may speak. */
public record OidcConnection(ConnectionId id, OidcSettings settings, SpokenDomains domains) {}
