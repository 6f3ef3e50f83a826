package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Removes a team; its members stay who they are. */
public final class RemoveTeam {
    private final TeamWrites writes;

    public RemoveTeam(Database database, OrganizationWrites writes) {
        this.writes = new TeamWrites(database, writes);
    }

    /** Answers {@link Teams#REMOVE}. */
    public Future<Done> apply(Teams.Remove request) {
        List<MemberChange> nobody = List.of(new MemberChange.ReplaceAll(List.of()));
        return writes.locked(
                request.organization(),
                nobody,
                (connection, changes) -> TeamRows.find(connection, request.organization(), request.team())
                        .compose(team -> {
                            TeamRules.unchangedSince(team, request.expectedVersion());
                            TeamRules.changeable(team, request.actor());
                            return changes.apply(connection, request.team())
                                    .compose(moves -> remove(connection, request, team, moves));
                        }));
    }

    private static Future<Done> remove(SqlConnection connection, Teams.Remove request, Team team, Moves moves) {
        return connection
                .preparedQuery(TeamSql.REMOVE)
                .execute(Tuple.of(request.organization().value(), request.team().value()))
                .compose(gone -> Facts.record(
                        connection, request.organization(), TeamFacts.removed(request.actor(), team, moves)))
                .map(told -> Done.DONE);
    }
}
