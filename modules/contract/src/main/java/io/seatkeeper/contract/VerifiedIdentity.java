package io.seatkeeper.contract;

import java.util.Optional;

/**
 * What a connection vouches for about a person once its protocol's every check has passed. SAML and OIDC both end in
 * one, and provisioning sees nothing else of the protocol.
 *
 * @param connection whose identity provider it was
 * @param externalSsoId the identity provider's own id of the person, 1 to 512 characters, compared exactly (an id that is
 *     an address by its format comes in lower case already)
 * @param email the address as written; empty where none was sent
 * @param emailProven whether the connection may speak for the address's domain and did not call it unverified
 * @param name the names as sent, each empty where none was sent
 * @param authMethod the protocol
 */
public record VerifiedIdentity(
        ConnectionId connection,
        String externalSsoId,
        Optional<String> email,
        boolean emailProven,
        PersonName name,
        AuthMethod authMethod) {
    public VerifiedIdentity {
        if (externalSsoId.isEmpty() || externalSsoId.length() > 512) {
            throw new IllegalArgumentException("An External SSO ID has 1 to 512 characters.");
        }
    }
}
