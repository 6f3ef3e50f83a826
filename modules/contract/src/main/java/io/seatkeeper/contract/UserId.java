package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a user, stable for life and given to the product as its subject. Opaque to the outside. */
public record UserId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static UserId of(String text) {
        return new UserId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
