package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.write.SeatCount;
import io.seatkeeper.directory.write.SharedWrite;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pushes of one organization that share a transaction. A push that the rules refuse refuses only itself. */
final class SharedPushes implements SharedWrite<ScimUsers.Push, Looks.Sight, SharedPushes.Pushed> {
    /**
     * What came of a push.
     *
     * @param user the person as they are then; empty for a deleted one
     * @param outcome how a POST came by the account; empty for what is no POST
     */
    record Pushed(Optional<ScimUser> user, Optional<ScimUsers.Outcome> outcome) {}

    @Override
    public Set<String> claims(ScimUsers.Push push) {
        return Asked.of(push).claims();
    }

    @Override
    public Future<Looks.Sight> look(SqlClient connection, OrganizationId organization, List<ScimUsers.Push> pushes) {
        return Looks.look(
                connection, organization, pushes.stream().map(Asked::of).toList());
    }

    @Override
    public Sent<Pushed> write(
            SqlClient connection,
            OrganizationId organization,
            List<ScimUsers.Push> pushes,
            SeatCount seats,
            Looks.Sight sight) {
        Writing writing = new Writing(organization);
        List<Decision> decisions = new ArrayList<>();
        List<Optional<UserId>> users = new ArrayList<>();
        Set<UserId> touched = new HashSet<>();
        Premises premises = new Premises(seats, sight.activeAdmins(), sight.voices(), sight.verifiedDomains());
        for (int place = 0; place < pushes.size(); place++) {
            Candidates candidates = sight.candidates().get(place);
            for (UserId candidate : candidates.ids()) {
                if (!touched.add(candidate)) {
                    throw new OneByOne();
                }
            }
            ScimUsers.Push push = pushes.get(place);
            Decision decision = PushRules.decide(push, candidates, premises);
            decisions.add(decision);
            users.add(writing.add(push, decision, premises));
            premises = premises.after(decision);
        }
        List<Future<?>> sent = writing.send(connection);
        List<UserId> shown = users.stream().flatMap(Optional::stream).toList();
        Future<Map<UserId, ScimUser>> people = shown.isEmpty()
                ? Future.succeededFuture(Map.of())
                : PushedPeople.find(connection, organization, shown, true);
        sent.add(people);
        return new Sent<>(sent, () -> answers(decisions, users, people.result()));
    }

    @Override
    public ContractFailure late() {
        return new ContractFailure(
                ErrorCode.UNAVAILABLE, "So much is pushed into the organization just now that it was not its turn.");
    }

    private static List<Future<Pushed>> answers(
            List<Decision> decisions, List<Optional<UserId>> users, Map<UserId, ScimUser> people) {
        List<Future<Pushed>> answers = new ArrayList<>();
        for (int place = 0; place < decisions.size(); place++) {
            answers.add(answer(decisions.get(place), users.get(place).map(people::get)));
        }
        return answers;
    }

    private static Future<Pushed> answer(Decision decision, Optional<ScimUser> user) {
        return switch (decision) {
            case Decision.Create create ->
                Future.succeededFuture(new Pushed(user, Optional.of(ScimUsers.Outcome.CREATED)));
            case Decision.Change change -> Future.succeededFuture(new Pushed(user, change.outcome()));
            case Decision.Delete delete -> Future.succeededFuture(new Pushed(user, Optional.empty()));
            case Decision.Nothing nothing -> Future.succeededFuture(new Pushed(user, Optional.empty()));
            case Decision.Refuse refuse -> Future.failedFuture(new ContractFailure(refuse.code(), refuse.message()));
        };
    }
}
