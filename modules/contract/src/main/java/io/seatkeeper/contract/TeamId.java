package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a team. Opaque to the outside. */
public record TeamId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static TeamId of(String text) {
        return new TeamId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
