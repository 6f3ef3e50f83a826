package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies an invitation. Opaque to the outside. */
public record InvitationId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static InvitationId of(String text) {
        return new InvitationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
