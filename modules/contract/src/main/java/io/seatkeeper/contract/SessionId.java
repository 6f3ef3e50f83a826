package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a session as admins see it (not the session's secret). Opaque to the outside. */
public record SessionId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static SessionId of(String text) {
        return new SessionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
