package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.SharedReads;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Shows one person as SCIM does. */
public final class FindPushed {
    private final SharedReads lookUps;

    public FindPushed(Database database) {
        this.lookUps = new SharedReads(database);
    }

    /** Answers {@link ScimUsers#FIND}. */
    public Future<ScimUser> apply(ScimUsers.Find request) {
        return lookUps.read(
                        PushSql.FIND_ONE,
                        Tuple.of(request.organization().value(), request.user().value(), request.withGroups()))
                .map(FindPushed::only);
    }

    private static ScimUser only(RowSet<Row> rows) {
        for (Row row : rows) {
            return PushedPeople.user(row);
        }
        throw new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such user.");
    }
}
