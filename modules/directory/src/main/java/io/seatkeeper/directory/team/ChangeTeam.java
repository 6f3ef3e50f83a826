package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Renames a team and changes who is in it. What is the same already is not written and not told. */
public final class ChangeTeam {
    private final TeamWrites writes;

    private record Fields(String displayName, Optional<String> externalId, boolean managedByScim) {
        static Fields of(Team team) {
            return new Fields(team.displayName(), team.externalId(), team.managedByScim());
        }
    }

    public ChangeTeam(Database database, OrganizationWrites writes) {
        this.writes = new TeamWrites(database, writes);
    }

    /** Answers {@link Teams#CHANGE}. */
    public Future<Team> apply(Teams.Change request) {
        Optional<String> name = request.displayName().map(TeamRules::displayName);
        return writes.locked(request.organization(), request.members(), (connection, changes) -> {
            Future<Void> checked = changes.check(connection);
            return TeamRows.find(connection, request.organization(), request.team())
                    .compose(before -> {
                        TeamRules.unchangedSince(before, request.expectedVersion());
                        TeamRules.changeable(before, request.actor());
                        Fields fields = new Fields(
                                name.orElse(before.displayName()),
                                request.externalId().isPresent()
                                        ? TeamRules.externalId(
                                                request.externalId().get())
                                        : before.externalId(),
                                before.managedByScim() || TeamRules.pushes(request.actor()));
                        return checked.compose(fine -> change(connection, request, before, fields, changes));
                    });
        });
    }

    private static Future<Team> change(
            SqlConnection connection, Teams.Change request, Team before, Fields fields, MemberChanges changes) {
        Future<?> written = fields.equals(Fields.of(before))
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(TeamSql.CHANGE)
                        .execute(Tuple.of(
                                        request.organization().value(),
                                        request.team().value(),
                                        fields.displayName())
                                .addString(fields.externalId().orElse(null))
                                .addBoolean(fields.managedByScim()));
        Future<Moves> moved = changes.apply(connection, request.team());
        Future<Team> after = TeamRows.find(connection, request.organization(), request.team());
        return Future.all(written, moved, after)
                .compose(done -> tell(connection, request, before, after.result(), moved.result()));
    }

    private static Future<Team> tell(
            SqlConnection connection, Teams.Change request, Team before, Team after, Moves moves) {
        List<Fact> facts = TeamFacts.changed(request.actor(), before, after, moves);
        return facts.isEmpty()
                ? Future.succeededFuture(after)
                : Facts.record(connection, request.organization(), facts).map(after);
    }
}
