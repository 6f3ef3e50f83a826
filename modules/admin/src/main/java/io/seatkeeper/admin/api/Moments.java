package io.seatkeeper.admin.api;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads moments that callers write (RFC 3339), as far as the database can keep them. */
final class Moments {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private Moments() {}

    /** The moment in a field; empty where the field is not there. */
    static Optional<Instant> optional(JsonObject body, String field) {
        return Optional.ofNullable(body.getString(field)).map(text -> of(text, field));
    }

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} naming the field */
    static Instant of(String text, String field) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isBefore(LAST) && !moment.isBefore(FIRST)) {
                return moment;
            }
        } catch (DateTimeException malformed) {
            // answered below
        }
        throw new ContractFailure(ErrorCode.INVALID_REQUEST, field + " is no moment, like 2027-12-31T00:00:00Z.");
    }
}
