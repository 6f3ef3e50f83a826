package io.seatkeeper.directory.team;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.BiFunction;

/** The way into every change of teams: what is large is staged first, then all is made under the organization's lock. */
final class TeamWrites {
    private final Database database;
    private final OrganizationWrites writes;

    TeamWrites(Database database, OrganizationWrites writes) {
        this.database = database;
        this.writes = writes;
    }

    /** Makes the changes ready and runs {@code work} with them in a transaction that holds the lock. */
    <T> Future<T> locked(
            OrganizationId organization,
            List<MemberChange> changes,
            BiFunction<SqlConnection, MemberChanges, Future<T>> work) {
        return ready(organization, changes)
                .compose(members -> writes.locked(organization, (connection, seats) -> work.apply(connection, members))
                        .recover(TeamRows::refused)
                        .eventually(members::close));
    }

    private Future<MemberChanges> ready(OrganizationId organization, List<MemberChange> changes) {
        int ids = changes.stream().mapToInt(change -> change.users().size()).sum();
        return ids <= StagedChanges.PIECE
                ? Future.succeededFuture(new DirectChanges(organization, changes))
                : StagedChanges.stage(database, organization, changes);
    }
}
