package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies an application; as text it is also its {@code client_id}. Opaque to the outside. */
public record ApplicationId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static ApplicationId of(String text) {
        return new ApplicationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
