package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Provisioning.Outcome;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.people.Profiles;
import io.seatkeeper.directory.write.SeatCount;
import io.seatkeeper.directory.write.SharedWrite;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sign-ins of one organization that share a transaction. A sign-in that the rules refuse refuses only itself. */
final class SharedSignIns implements SharedWrite<VerifiedIdentity, Looks.Sight, Provisioned> {
    @Override
    public Set<String> claims(VerifiedIdentity identity) {
        String id = "id " + identity.connection() + " " + identity.externalSsoId();
        return identity.email()
                .map(address -> Set.of(id, "email " + address.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> Set.of(id));
    }

    @Override
    public Future<Looks.Sight> look(
            SqlClient connection, OrganizationId organization, List<VerifiedIdentity> identities) {
        return Looks.look(connection, organization, identities);
    }

    @Override
    public Sent<Provisioned> write(
            SqlClient connection,
            OrganizationId organization,
            List<VerifiedIdentity> identities,
            SeatCount seats,
            Looks.Sight sight) {
        Writing writing = new Writing(organization);
        List<Decision> decisions = new ArrayList<>();
        List<Optional<UserId>> users = new ArrayList<>();
        Premises premises = sight.organization();
        for (int place = 0; place < identities.size(); place++) {
            VerifiedIdentity identity = identities.get(place);
            Decision decision =
                    ProvisioningRules.decide(identity, sight.candidates().get(place), premises);
            premises = decision instanceof Decision.Create ? premises.withOneSeatTaken() : premises;
            decisions.add(decision);
            users.add(writing.add(identity, decision));
        }
        List<Future<?>> sent = writing.send(connection);
        Future<Map<UserId, User>> profiles = writing.isEmpty()
                ? Future.succeededFuture(Map.of())
                : Profiles.find(
                        connection,
                        organization,
                        users.stream().flatMap(Optional::stream).toList());
        sent.add(profiles);
        return new Sent<>(sent, () -> answers(decisions, users, profiles.result()));
    }

    @Override
    public ContractFailure late() {
        return new ContractFailure(
                ErrorCode.SIGN_IN_BUSY,
                "So many people of the organization sign in just now that it was not your turn.");
    }

    private static List<Future<Provisioned>> answers(
            List<Decision> decisions, List<Optional<UserId>> users, Map<UserId, User> found) {
        List<Future<Provisioned>> answers = new ArrayList<>();
        for (int place = 0; place < decisions.size(); place++) {
            answers.add(answer(decisions.get(place), users.get(place).map(found::get)));
        }
        return answers;
    }

    private static Future<Provisioned> answer(Decision decision, Optional<User> user) {
        return switch (decision) {
            case Decision.Known known -> Future.succeededFuture(new Provisioned(user.orElseThrow(), Outcome.KNOWN));
            case Decision.Link link -> Future.succeededFuture(new Provisioned(user.orElseThrow(), Outcome.LINKED));
            case Decision.Create create -> Future.succeededFuture(new Provisioned(user.orElseThrow(), Outcome.CREATED));
            case Decision.AskAdmin ask ->
                Future.failedFuture(new ContractFailure(
                        ErrorCode.ADMIN_LINK_REQUIRED,
                        "The address belongs to an Org Admin. Another admin has to approve the link."));
            case Decision.Refuse refuse -> Future.failedFuture(new ContractFailure(refuse.code(), refuse.message()));
        };
    }
}
