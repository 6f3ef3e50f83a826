package io.seatkeeper.jit.identity;

import java.util.Optional;

/**
 * Which claims of OpenID Connect or attributes of SAML to read instead of the usual ones. A name has 1 to 200 characters.
 *
 * @param email the address
 * @param name the whole name
 * @param externalSsoId the identity provider's own id of the person
 */
public record AttributeMapping(
        Optional<String> email,
        Optional<String> name,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> externalSsoId) {
    public static final AttributeMapping NONE = new AttributeMapping(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
