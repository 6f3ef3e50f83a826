package io.seatkeeper.contract;

import java.util.List;
import java.util.Optional;

/**
 * Taking people over from the product's own list. Served by directory. The operator vouches for what the rows say, so
 * addresses count as proven; nobody who is there already is changed, and no role is set.
 */
public sealed interface Imports extends BusMessage {
    /** Each row by itself: refused rows leave the others alone, and a refused row has written nothing. */
    Endpoint<ImportPeople, Report> IMPORT = new Endpoint<>("imports.people", ImportPeople.class, Report.class);

    /** @param rows 1 to 1,000 */
    record ImportPeople(Actor actor, OrganizationId organization, List<Row> rows) implements Imports {
        public ImportPeople {
            rows = List.copyOf(rows);
            if (rows.isEmpty() || rows.size() > 1_000) {
                throw new ContractFailure(ErrorCode.INVALID_REQUEST, "An import has 1 to 1000 rows.");
            }
        }
    }

    /**
     * A person as the product knows them.
     *
     * @param productId the product's own id of the person: a UUID becomes the user's id, anything else the externalId
     * @param userName empty: the address
     * @param identity how they will sign in, where it is known
     */
    record Row(
            Optional<String> productId,
            String email,
            Optional<String> userName,
            PersonName name,
            Optional<Identity> identity) {}

    /** @param connection its slug or id; empty: the default one */
    record Identity(Optional<String> connection, String externalSsoId) {}

    /** One result for each row, in their order. */
    record Report(List<Result> results) implements BusMessage {
        public Report {
            results = List.copyOf(results);
        }
    }

    /** What came of a row. */
    sealed interface Result {
        record Created(UserId user) implements Result {}

        /** Somebody has the row's id or address already; nothing of them was changed. */
        record Present(UserId user) implements Result {}

        /** @param message says what to mend */
        record Refused(ErrorCode code, String message) implements Result {}
    }
}
