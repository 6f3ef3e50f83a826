package io.seatkeeper.directory.team;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams.MemberChange;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Changes small enough to travel as parameters: each is one or two statements, all sent in one flush. */
final class DirectChanges implements MemberChanges {
    private final OrganizationId organization;
    private final List<MemberChange> changes;

    private record Step(boolean joining, Future<List<UUID>> people) {}

    DirectChanges(OrganizationId organization, List<MemberChange> changes) {
        this.organization = organization;
        this.changes = List.copyOf(changes);
    }

    @Override
    public Future<Void> check(SqlConnection connection) {
        UUID[] joining = changes.stream()
                .flatMap(change -> MemberChanges.joining(change).stream())
                .distinct()
                .toArray(UUID[]::new);
        if (joining.length == 0) {
            return Future.succeededFuture();
        }
        return people(connection, TeamSql.UNKNOWN, Tuple.of(organization.value(), joining, MOST_NAMED + 1))
                .map(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw MemberChanges.unknown(unknown);
                    }
                    return null;
                });
    }

    @Override
    public Future<Moves> apply(SqlConnection connection, TeamId team) {
        List<Step> steps = new ArrayList<>();
        for (MemberChange change : changes) {
            Tuple parameters = Tuple.of(
                    organization.value(),
                    team.value(),
                    MemberChanges.ids(change).toArray(UUID[]::new));
            switch (change) {
                case MemberChange.Add add -> steps.add(new Step(true, people(connection, TeamSql.ADD, parameters)));
                case MemberChange.RemoveThese remove ->
                    steps.add(new Step(false, people(connection, TeamSql.TAKE_OUT, parameters)));
                case MemberChange.ReplaceAll replace -> {
                    steps.add(new Step(false, people(connection, TeamSql.KEEP_ONLY, parameters)));
                    steps.add(new Step(true, people(connection, TeamSql.ADD, parameters)));
                }
            }
        }
        return Future.all(steps.stream().map(Step::people).toList()).map(done -> moves(steps));
    }

    @Override
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    private static Moves moves(List<Step> steps) {
        Set<UUID> joined = new LinkedHashSet<>();
        Set<UUID> left = new LinkedHashSet<>();
        for (Step step : steps) {
            Set<UUID> here = step.joining() ? joined : left;
            Set<UUID> there = step.joining() ? left : joined;
            step.people().result().stream()
                    .filter(person -> !there.remove(person))
                    .forEach(here::add);
        }
        return Moves.named(joined, left);
    }

    private static Future<List<UUID>> people(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getUUID("user_id"))
                        .toList());
    }
}
