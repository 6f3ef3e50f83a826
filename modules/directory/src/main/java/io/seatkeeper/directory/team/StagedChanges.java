package io.seatkeeper.directory.team;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Changes too large for a statement's parameters: their ids wait in the database, put there in pieces outside the
 * organization's lock, and become visible by a few statements under it.
 */
final class StagedChanges implements MemberChanges {
    /** How many ids a piece has. */
    static final int PIECE = 5_000;

    private final Database database;
    private final OrganizationId organization;
    private final UUID stage = Ids.next();
    private final List<MemberChange> changes;
    private int staged;

    private record Piece(int step, int place, List<UUID> ids, boolean joining) {}

    private StagedChanges(Database database, OrganizationId organization, List<MemberChange> changes) {
        this.database = database;
        this.organization = organization;
        this.changes = changes;
    }

    /** Puts every id in its place, one piece after the other, and looks at once whether each is somebody's. */
    static Future<MemberChanges> stage(Database database, OrganizationId organization, List<MemberChange> changes) {
        StagedChanges staged = new StagedChanges(database, organization, changes);
        Future<Void> all = Future.succeededFuture();
        List<UUID> unknown = new ArrayList<>();
        for (Piece piece : staged.pieces()) {
            all = all.compose(done -> staged.put(piece, unknown));
        }
        return all.<MemberChanges>map(done -> {
                    if (!unknown.isEmpty()) {
                        throw MemberChanges.unknown(unknown);
                    }
                    return staged;
                })
                .recover(fault -> staged.close().transform(closed -> Future.failedFuture(fault)));
    }

    /** Unlogged rows are gone after a crash of PostgreSQL; what is left must never pass for the whole. */
    @Override
    public Future<Void> check(SqlConnection connection) {
        return connection
                .preparedQuery(StageSql.COUNT)
                .execute(Tuple.of(organization.value(), stage))
                .map(rows -> {
                    if (rows.iterator().next().getLong(0) != staged) {
                        throw new ContractFailure(ErrorCode.UNAVAILABLE, "The change was interrupted; try again.");
                    }
                    return null;
                });
    }

    @Override
    public Future<Moves> apply(SqlConnection connection, TeamId team) {
        List<Future<Integer>> joined = new ArrayList<>();
        List<Future<Integer>> left = new ArrayList<>();
        for (int step = 0; step < changes.size(); step++) {
            Tuple parameters = Tuple.of(organization.value(), team.value(), stage, step);
            switch (changes.get(step)) {
                case MemberChange.Add add -> joined.add(count(connection, StageSql.ADD, parameters));
                case MemberChange.RemoveThese remove -> left.add(count(connection, StageSql.TAKE_OUT, parameters));
                case MemberChange.ReplaceAll replace -> {
                    left.add(count(connection, StageSql.KEEP_ONLY, parameters));
                    joined.add(count(connection, StageSql.ADD, parameters));
                }
            }
        }
        return Future.all(joined).compose(done -> Future.all(left)).map(done -> Moves.counted(sum(joined), sum(left)));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public Future<Void> close() {
        return database.with(client -> client.preparedQuery(StageSql.CLEAR)
                .execute(Tuple.of(organization.value(), stage))
                .mapEmpty());
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int step = 0; step < changes.size(); step++) {
            MemberChange change = changes.get(step);
            List<UUID> ids = List.copyOf(new LinkedHashSet<>(MemberChanges.ids(change)));
            staged += ids.size();
            for (int place = 0; place < ids.size(); place += PIECE) {
                List<UUID> part = ids.subList(place, Math.min(ids.size(), place + PIECE));
                pieces.add(new Piece(step, place, part, !(change instanceof MemberChange.RemoveThese)));
            }
        }
        return pieces;
    }

    private Future<Void> put(Piece piece, List<UUID> unknown) {
        if (unknown.size() > MOST_NAMED) {
            return Future.succeededFuture();
        }
        return database.with(client -> client.preparedQuery(StageSql.STAGE)
                        .execute(Tuple.of(organization.value(), stage, piece.step(), array(piece), piece.place())))
                .compose(put -> piece.joining() ? look(piece, unknown) : Future.succeededFuture());
    }

    private Future<Void> look(Piece piece, List<UUID> unknown) {
        return database.with(client -> client.preparedQuery(TeamSql.UNKNOWN)
                        .execute(Tuple.of(organization.value(), array(piece), MOST_NAMED + 1)))
                .map(rows -> {
                    StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getUUID("user_id"))
                            .forEach(unknown::add);
                    return null;
                });
    }

    private static UUID[] array(Piece piece) {
        return piece.ids().toArray(UUID[]::new);
    }

    private static Future<Integer> count(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount());
    }

    private static int sum(List<Future<Integer>> counts) {
        return counts.stream().mapToInt(Future::result).sum();
    }
}
