package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a trial of a connection. Opaque to the outside. */
public record TrialId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static TrialId of(String text) {
        return new TrialId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
