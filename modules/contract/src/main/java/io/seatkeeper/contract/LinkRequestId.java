package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a refused link to an Org Admin that waits for approval. Opaque to the outside. */
public record LinkRequestId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static LinkRequestId of(String text) {
        return new LinkRequestId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
