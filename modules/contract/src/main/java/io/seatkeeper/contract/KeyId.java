package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies an admin key. Opaque to the outside. */
public record KeyId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static KeyId of(String text) {
        return new KeyId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
