package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a SCIM client; its text is its {@code client_id}. Opaque to the outside. */
public record ScimClientId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static ScimClientId of(String text) {
        return new ScimClientId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
