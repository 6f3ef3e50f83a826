package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies an SSO connection of an organization. Opaque to the outside. */
public record ConnectionId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static ConnectionId of(String text) {
        return new ConnectionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
