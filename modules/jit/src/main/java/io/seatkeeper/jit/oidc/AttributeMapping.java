package io.seatkeeper.jit.oidc;

import java.util.Optional;

/**
 * Which claims to read instead of the preset's. A claim's name has 1 to 200 characters.
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
