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
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.directory.write.WriteFaults;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries many sign-ins of one organization through one transaction, in two flushes: begin, lock and look; then, decided by
 * the rules, write and commit. A sign-in that the rules refuse refuses only itself.
 */
final class ProvisioningBatch {
    private final Database database;

    ProvisioningBatch(Database database) {
        this.database = database;
    }

    /** @return a future for each sign-in, in their order, each completed */
    Future<List<Future<Provisioned>>> run(OrganizationId organization, List<VerifiedIdentity> identities) {
        return database.connection(connection -> transaction(connection, organization, identities))
                .recover(fault -> undone(fault, organization, identities));
    }

    private Future<List<Future<Provisioned>>> transaction(
            SqlConnection connection, OrganizationId organization, List<VerifiedIdentity> identities) {
        Future<Transaction> begun = connection.begin();
        Future<?> locked = OrganizationWrites.lock(connection, organization);
        Future<Looks.Sight> seen = Looks.look(connection, organization, identities);
        return begun.compose(transaction -> locked.compose(seats -> seen)
                .compose(sight -> write(connection, transaction, organization, identities, sight))
                .recover(fault -> transaction.rollback().transform(ended -> Future.failedFuture(fault))));
    }

    private static Future<List<Future<Provisioned>>> write(
            SqlConnection connection,
            Transaction transaction,
            OrganizationId organization,
            List<VerifiedIdentity> identities,
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
        sent.add(transaction.commit());
        return inOrder(sent).compose(done -> profiles).map(found -> answers(decisions, users, found));
    }

    /** Waits for all and fails with the first that failed, since the later ones only fail because of it. */
    private static Future<Void> inOrder(List<Future<?>> sent) {
        return Future.join(sent)
                .transform(ended -> sent.stream()
                        .filter(Future::failed)
                        .findFirst()
                        .<Future<Void>>map(failed -> Future.failedFuture(failed.cause()))
                        .orElseGet(Future::succeededFuture));
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

    /**
     * Nothing of the batch was written. Where the schema refused one of many (as when two of them turn out to mean one
     * account after all), each goes alone.
     */
    private Future<List<Future<Provisioned>>> undone(
            Throwable fault, OrganizationId organization, List<VerifiedIdentity> identities) {
        if (WriteFaults.tookTooLong(fault)) {
            return Future.succeededFuture(all(
                    identities,
                    new ContractFailure(
                            ErrorCode.SIGN_IN_BUSY, "The organization's sign-ins were not reached in time.")));
        }
        if (identities.size() == 1 || !WriteFaults.saidByPostgres(fault)) {
            return Future.succeededFuture(all(identities, fault));
        }
        Future<List<Future<Provisioned>>> answers = Future.succeededFuture(new ArrayList<>());
        for (VerifiedIdentity identity : identities) {
            answers = answers.compose(
                    before -> run(organization, List.of(identity)).map(alone -> {
                        before.addAll(alone);
                        return before;
                    }));
        }
        return answers;
    }

    private static List<Future<Provisioned>> all(List<VerifiedIdentity> identities, Throwable fault) {
        return identities.stream()
                .map(identity -> Future.<Provisioned>failedFuture(fault))
                .toList();
    }
}
