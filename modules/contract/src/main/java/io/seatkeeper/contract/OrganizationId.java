package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies an organization. Opaque to the outside. */
public record OrganizationId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static OrganizationId of(String text) {
        return new OrganizationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
