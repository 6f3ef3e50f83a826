package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Imports.Result;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.directory.write.SeatCount;
import io.seatkeeper.directory.write.SharedWrite;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of an import that share a transaction. A row that is refused refuses only itself. */
final class SharedImports implements SharedWrite<Newcomer, Looks.Sight, Result> {
    private record Entry(UserId user, Newcomer person) {}

    @Override
    public Set<String> claims(Newcomer person) {
        return person.asked().claims();
    }

    @Override
    public Future<Looks.Sight> look(SqlClient connection, OrganizationId organization, List<Newcomer> people) {
        return Looks.look(
                connection, organization, people.stream().map(Newcomer::asked).toList());
    }

    @Override
    public Sent<Result> write(
            SqlClient connection,
            OrganizationId organization,
            List<Newcomer> people,
            SeatCount seats,
            Looks.Sight sight) {
        List<Entry> created = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (int place = 0; place < people.size(); place++) {
            Newcomer person = people.get(place);
            Result result = decide(person, sight.candidates().get(place), seats.left() - created.size());
            results.add(result);
            if (result instanceof Result.Created made) {
                created.add(new Entry(made.user(), person));
            }
        }
        return new Sent<>(
                created.isEmpty() ? List.of() : send(connection, organization, created),
                () -> results.stream().map(Future::succeededFuture).toList());
    }

    @Override
    public ContractFailure late() {
        return new ContractFailure(ErrorCode.UNAVAILABLE, "The organization is being changed; import the row again.");
    }

    /** Whoever is there already stays as they are, and nobody gets what somebody else has. */
    private static Result decide(Newcomer person, Candidates candidates, int seatsLeft) {
        Set<UserId> found = new HashSet<>(candidates.ids());
        if (found.size() > 1) {
            return new Result.Refused(
                    ErrorCode.CONFLICT, "Two people of the organization have what the row says of one.");
        }
        Optional<UserId> same = candidates.byId().or(candidates::byEmail).map(Person::id);
        if (same.isPresent()) {
            return new Result.Present(same.get());
        }
        if (!found.isEmpty()) {
            return new Result.Refused(
                    ErrorCode.CONFLICT,
                    "Somebody else of the organization has the userName, the id or the External SSO ID.");
        }
        return seatsLeft > 0
                ? new Result.Created(person.user().orElseGet(() -> new UserId(Ids.next())))
                : new Result.Refused(ErrorCode.SEATS_EXHAUSTED, "Every seat of the organization is in use.");
    }

    private static List<Future<?>> send(SqlClient connection, OrganizationId organization, List<Entry> created) {
        Tuple columns = Tuple.of(organization.value())
                .addArrayOfUUID(ids(created, entry -> entry.user().value()))
                .addArrayOfString(texts(created, entry -> entry.person().userName()))
                .addArrayOfString(
                        texts(created, entry -> entry.person().externalId().orElse(null)))
                .addArrayOfString(texts(created, entry -> entry.person().email()))
                .addArrayOfString(
                        texts(created, entry -> entry.person().name().display().orElse(null)))
                .addArrayOfString(
                        texts(created, entry -> entry.person().name().given().orElse(null)))
                .addArrayOfString(
                        texts(created, entry -> entry.person().name().family().orElse(null)))
                .addArrayOfUUID(ids(
                        created,
                        entry -> entry.person()
                                .way()
                                .map(way -> way.connection().value())
                                .orElse(null)))
                .addArrayOfString(texts(
                        created,
                        entry -> entry.person()
                                .way()
                                .map(Newcomer.Way::externalSsoId)
                                .orElse(null)))
                .addArrayOfString(texts(
                        created,
                        entry -> entry.person()
                                .way()
                                .map(way -> way.method().name())
                                .orElse(null)));
        return List.of(
                connection.preparedQuery(ImportSql.CREATE).execute(columns),
                Facts.record(
                        connection,
                        organization,
                        created.stream().map(SharedImports::told).toList()));
    }

    private static Fact told(Entry entry) {
        Newcomer person = entry.person();
        JsonObject detail = new JsonObject()
                .put("userName", person.userName())
                .put("email", person.email())
                .put("role", Role.LEARNER.text())
                .put("source", "import");
        person.way()
                .ifPresent(way -> detail.put("connection", way.connection().toString())
                        .put("externalSsoId", way.externalSsoId()));
        return new Fact(person.actor(), "user.created", entry.user().toString(), detail);
    }

    private static UUID[] ids(List<Entry> entries, Function<Entry, @Nullable UUID> part) {
        return entries.stream().map(part).toArray(UUID[]::new);
    }

    private static String[] texts(List<Entry> entries, Function<Entry, @Nullable String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }
}
