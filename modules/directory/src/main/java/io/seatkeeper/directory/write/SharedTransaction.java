package io.seatkeeper.directory.write;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.directory.write.SharedWrite.OneByOne;
import io.seatkeeper.directory.write.SharedWrite.Sent;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries many requests of one organization through one transaction, in two flushes: begin, lock and look; then, decided by
 * the rules, write and commit.
 */
final class SharedTransaction<Q, S, R> {
    private final Database database;
    private final SharedWrite<Q, S, R> work;

    SharedTransaction(Database database, SharedWrite<Q, S, R> work) {
        this.database = database;
        this.work = work;
    }

    /** @return a future for each request, in their order, each completed */
    Future<List<Future<R>>> run(OrganizationId organization, List<Q> requests) {
        return database.connection(connection -> transaction(connection, organization, requests))
                .recover(fault -> undone(fault, organization, requests));
    }

    private Future<List<Future<R>>> transaction(
            SqlConnection connection, OrganizationId organization, List<Q> requests) {
        Future<Transaction> begun = connection.begin();
        Future<SeatCount> locked = OrganizationWrites.lock(connection, organization);
        Future<S> seen = work.look(connection, organization, requests);
        return begun.compose(transaction -> locked.compose(seats -> seen.compose(
                        sight -> written(transaction, work.write(connection, organization, requests, seats, sight))))
                .recover(fault -> transaction.rollback().transform(ended -> Future.failedFuture(fault))));
    }

    private Future<List<Future<R>>> written(Transaction transaction, Sent<R> sent) {
        List<Future<?>> statements = new ArrayList<>(sent.statements());
        statements.add(transaction.commit());
        return inOrder(statements).map(done -> sent.answers().get());
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

    /**
     * Nothing of the batch was written. Where the schema refused one of many (as when two of them turn out to mean one
     * account after all), each goes alone.
     */
    private Future<List<Future<R>>> undone(Throwable fault, OrganizationId organization, List<Q> requests) {
        if (WriteFaults.tookTooLong(fault)) {
            return Future.succeededFuture(all(requests, work.late()));
        }
        boolean mayGoAlone = fault instanceof OneByOne || WriteFaults.saidByPostgres(fault);
        if (requests.size() == 1 || !mayGoAlone) {
            return Future.succeededFuture(all(requests, fault));
        }
        Future<List<Future<R>>> answers = Future.succeededFuture(new ArrayList<>());
        for (Q request : requests) {
            answers = answers.compose(
                    before -> run(organization, List.of(request)).map(alone -> {
                        before.addAll(alone);
                        return before;
                    }));
        }
        return answers;
    }

    private List<Future<R>> all(List<Q> requests, Throwable fault) {
        return requests.stream().map(request -> Future.<R>failedFuture(fault)).toList();
    }
}
