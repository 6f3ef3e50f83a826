package io.seatkeeper.contract;

import java.util.UUID;

/** Identifies a domain that an organization claims. Opaque to the outside. */
public record DomainId(UUID value) {
    /** @throws ContractFailure {@link ErrorCode#NOT_FOUND} when the text is no id, since nothing can have it */
    public static DomainId of(String text) {
        return new DomainId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
