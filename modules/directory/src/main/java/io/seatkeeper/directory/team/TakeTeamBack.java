package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Makes a team that an identity provider pushed the organization's own again. The provider's next push takes it over anew. */
public final class TakeTeamBack {
    private final TeamWrites writes;

    public TakeTeamBack(Database database, OrganizationWrites writes) {
        this.writes = new TeamWrites(database, writes);
    }

    /** Answers {@link Teams#TAKE_BACK}. */
    public Future<Team> apply(Teams.TakeBack request) {
        return writes.locked(
                request.organization(),
                List.of(),
                (connection, nobody) -> TeamRows.find(connection, request.organization(), request.team())
                        .compose(before -> {
                            TeamRules.unchangedSince(before, request.expectedVersion());
                            return before.managedByScim()
                                    ? takeBack(connection, request, before)
                                    : Future.succeededFuture(before);
                        }));
    }

    private static Future<Team> takeBack(SqlConnection connection, Teams.TakeBack request, Team before) {
        return connection
                .preparedQuery(TeamSql.CHANGE)
                .execute(Tuple.of(request.organization().value(), request.team().value(), before.displayName())
                        .addString(before.externalId().orElse(null))
                        .addBoolean(false))
                .compose(written -> TeamRows.find(connection, request.organization(), request.team()))
                .compose(after -> Facts.record(
                                connection,
                                request.organization(),
                                TeamFacts.changed(request.actor(), before, after, Moves.NONE))
                        .map(after));
    }
}
