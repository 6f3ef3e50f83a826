package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.TeamId;
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
import java.util.Optional;

/** Makes a team, with its first members where some are given. One that an identity provider makes is managed by SCIM. */
public final class CreateTeam {
    private final TeamWrites writes;

    public CreateTeam(Database database, OrganizationWrites writes) {
        this.writes = new TeamWrites(database, writes);
    }

    /** Answers {@link Teams#CREATE}. */
    public Future<Team> apply(Teams.Create request) {
        String name = TeamRules.displayName(request.displayName());
        Optional<String> externalId = TeamRules.externalId(request.externalId());
        List<MemberChange> members =
                request.members().isEmpty() ? List.of() : List.of(new MemberChange.Add(request.members()));
        TeamId id = new TeamId(Ids.next());
        Tuple row = Tuple.of(request.organization().value(), id.value(), name)
                .addString(externalId.orElse(null))
                .addBoolean(TeamRules.pushes(request.actor()));
        return writes.locked(
                request.organization(),
                members,
                (connection, changes) -> changes.check(connection)
                        .compose(
                                fine -> connection.preparedQuery(TeamSql.CREATE).execute(row))
                        .compose(made -> changes.apply(connection, id))
                        .compose(moves -> told(connection, request, id, moves)));
    }

    private static Future<Team> told(SqlConnection connection, Teams.Create request, TeamId id, Moves moves) {
        return TeamRows.find(connection, request.organization(), id)
                .compose(team -> Facts.record(
                                connection, request.organization(), TeamFacts.created(request.actor(), team, moves))
                        .map(team));
    }
}
