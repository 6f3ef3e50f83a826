package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a SCIM token. Opaque to the outside. */
public record ScimTokenId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static ScimTokenId of(String text) {
        return new ScimTokenId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
