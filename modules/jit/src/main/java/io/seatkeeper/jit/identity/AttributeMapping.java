package io.seatkeeper.jit.identity;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which claims of OpenID Connect or attributes of SAML to read instead of the usual ones. A name has 1 to 255
 * characters.
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

    private static final Set<String> FIELDS = Set.of("email", "name", "givenName", "familyName", "externalSsoId");
    private static final int LONGEST = 255;

    /**
     * What an admin enters, by field; fails with {@link ErrorCode#INVALID_REQUEST}.
     *
     * @param entered what to read for each of the fields, which are named as here
     */
    public static AttributeMapping read(Map<String, String> entered) {
        if (!FIELDS.containsAll(entered.keySet())) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST,
                    "attributes maps the fields email, name, givenName, familyName, externalSsoId.");
        }
        entered.forEach((field, name) -> {
            if (name.isBlank() || name.length() > LONGEST) {
                throw new ContractFailure(
                        ErrorCode.INVALID_REQUEST, "attributes." + field + " has 1 to " + LONGEST + " characters.");
            }
        });
        return new AttributeMapping(
                Optional.ofNullable(entered.get("email")),
                Optional.ofNullable(entered.get("name")),
                Optional.ofNullable(entered.get("givenName")),
                Optional.ofNullable(entered.get("familyName")),
                Optional.ofNullable(entered.get("externalSsoId")));
    }
}
