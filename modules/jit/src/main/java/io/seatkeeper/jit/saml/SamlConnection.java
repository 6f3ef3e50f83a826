package io.seatkeeper.jit.saml;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;

/**
 * A connection as the protocol needs it.
 *
 * @param provider who the other side is
 * @param keys our own
 * @param domains mail domains that it may speak for
 * @param entityId our own name
 * @param acsUrl where answers come
 * @param sloUrl where logout messages come
 */
public record SamlConnection(
        ConnectionId id,
        SamlSettings settings,
        IdpMetadata provider,
        OwnKeys keys,
        SpokenDomains domains,
        String entityId,
        String acsUrl,
        String sloUrl) {
    /** The same connection once its provider's metadata has been read anew. */
    public SamlConnection with(IdpMetadata newer) {
        return new SamlConnection(id, settings, newer, keys, domains, entityId, acsUrl, sloUrl);
    }
}
