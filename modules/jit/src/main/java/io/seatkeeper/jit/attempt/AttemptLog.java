package io.seatkeeper.jit.attempt;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.contract.SignInAttempts.AttemptPage;
import io.seatkeeper.contract.SignInAttempts.Read;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of sign-ins that came to an end. One that was let in is written with its session. */
public final class AttemptLog {
    private final Database database;
    private final InstantSource clock;

    public AttemptLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes down a refusal. */
    public Future<Void> refused(AttemptEntry entry) {
        Tuple values = Tuple.of(
                entry.organization().value(),
                Ids.next(),
                entry.reference(),
                clock.instant().atOffset(ZoneOffset.UTC),
                entry.connection().map(ConnectionId::value).orElse(null),
                entry.code().map(ErrorCode::text).orElse(null),
                entry.message(),
                entry.email().orElse(null),
                entry.externalSsoId().orElse(null),
                entry.checksJson());
        return database.with(client -> client.preparedQuery(AttemptLogSql.WRITE).execute(values))
                .mapEmpty();
    }

    /** A page of the log, newest first. */
    public Future<AttemptPage> read(Read wanted) {
        List<Object> filters = new ArrayList<>();
        filters.add(wanted.organization().value());
        filters.add(wanted.accepted().orElse(null));
        filters.add(wanted.code().map(code -> code.toLowerCase(Locale.ROOT)).orElse(null));
        filters.add(wanted.reference()
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .orElse(null));
        Tuple counted = Tuple.from(filters);
        filters.add(Cursor.id(wanted.page()).orElse(null));
        filters.add(wanted.page().limit() + 1);
        Tuple listed = Tuple.from(filters);
        return database.with(client -> Future.join(
                        client.preparedQuery(AttemptLogSql.READ).execute(listed),
                        client.preparedQuery(AttemptLogSql.COUNT).execute(counted)))
                .map(both -> page(wanted, both.resultAt(0), both.resultAt(1)));
    }

    /** How many there were of each day. */
    public Future<SignInAttempts.Tally> count(SignInAttempts.Count wanted) {
        return database.with(client -> client.preparedQuery(AttemptLogSql.COUNT_DAYS)
                        .execute(Tuple.of(
                                wanted.organization().value(),
                                wanted.since().atStartOfDay().atOffset(ZoneOffset.UTC))))
                .map(AttemptLog::tally);
    }

    /** The newest one of each organization. */
    public Future<SignInAttempts.Newest> latest(SignInAttempts.Latest wanted) {
        UUID[] organizations =
                wanted.organizations().stream().map(OrganizationId::value).toArray(UUID[]::new);
        return database.with(
                        client -> client.preparedQuery(AttemptLogSql.LATEST).execute(Tuple.of((Object) organizations)))
                .map(rows -> {
                    Map<OrganizationId, UUID> newest = new HashMap<>();
                    rows.forEach(
                            row -> newest.put(new OrganizationId(row.getUUID("org_id")), row.getUUID("attempt_id")));
                    return new SignInAttempts.Newest(newest);
                });
    }

    private static SignInAttempts.Tally tally(RowSet<Row> rows) {
        List<SignInAttempts.Day> days = new ArrayList<>();
        long turnedAway = 0;
        for (Row row : rows) {
            @Nullable LocalDate day = row.getLocalDate("day");
            if (day == null) {
                turnedAway = row.getLong("turned_away");
            } else {
                days.add(new SignInAttempts.Day(
                        day, row.getLong("let_in"), row.getLong("refused"), row.getLong("turned_away")));
            }
        }
        return new SignInAttempts.Tally(days, turnedAway);
    }

    /** An item under its place in the list. */
    private record Placed(UUID place, Attempt attempt) {}

    private static AttemptPage page(Read wanted, RowSet<Row> found, RowSet<Row> counted) {
        List<Placed> items = new ArrayList<>();
        found.forEach(row -> items.add(new Placed(row.getUUID("attempt_id"), attempt(row))));
        long total = counted.iterator().next().getLong("total");
        Page<Placed> page = Cursor.page(items, wanted.page(), Placed::place, total);
        return new AttemptPage(
                new Page<>(page.items().stream().map(Placed::attempt).toList(), page.next(), total));
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.getString("reference"),
                row.getOffsetDateTime("at").toInstant(),
                Optional.ofNullable(row.getUUID("connection_id")).map(ConnectionId::new),
                row.getBoolean("accepted"),
                Optional.ofNullable(row.getString("code"))
                        .map(text -> ErrorCode.valueOf(text.toUpperCase(Locale.ROOT))),
                row.getString("message"),
                Optional.ofNullable(row.getUUID("user_id")).map(UserId::new),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("external_sso_id")),
                AttemptEntry.checks(row.getJsonArray("checks")));
    }
}
