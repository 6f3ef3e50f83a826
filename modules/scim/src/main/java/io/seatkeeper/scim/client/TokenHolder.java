package io.seatkeeper.scim.client;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimClient;

/**
 * An identity provider that has shown a live token of the organization whose address it calls.
 *
 * @param token for the limits and the log; of a SCIM client, which has no token of its own, the client's id
 * @param strict whether it is held to the interoperability profile
 * @param skipsUnknownMembers whether its organization wants members passed over whom nobody knows
 */
public record TokenHolder(
        OrganizationId organization,
        ScimTokenId token,
        ScimClient client,
        boolean strict,
        boolean skipsUnknownMembers) {
    /** How people know the token. */
    public String name() {
        return client.actor().name();
    }

    static Actor actor(ScimTokenId token, String name) {
        return new Actor(Actor.Kind.SCIM_CLIENT, token.toString(), name);
    }
}
