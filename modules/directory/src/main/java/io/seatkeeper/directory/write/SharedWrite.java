package io.seatkeeper.directory.write;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A kind of change of which many of one organization share a transaction: looked at together under the organization's lock,
 * decided one after the other, written together. A refusal refuses only itself.
 *
 * @param <Q> what is asked for
 * @param <S> what a look shows
 * @param <R> what is answered
 */
public interface SharedWrite<Q, S, R> {
    /** What a request lays claim to; two that share a claim never share a transaction. */
    Set<String> claims(Q request);

    /** Reads what the decisions need, under the lock. */
    Future<S> look(SqlClient connection, OrganizationId organization, List<Q> requests);

    /**
     * Decides and sends every statement without waiting for the one before. May throw {@link OneByOne} before anything is
     * sent.
     */
    Sent<R> write(SqlClient connection, OrganizationId organization, List<Q> requests, SeatCount seats, S sight);

    /** What one hears who was not reached in time. */
    ContractFailure late();

    /**
     * What was sent.
     *
     * @param statements in their order; the transaction is committed behind them
     * @param answers once all of them have succeeded: one for each request, in their order
     */
    record Sent<R>(List<Future<?>> statements, Supplier<List<Future<R>>> answers) {
        public Sent {
            statements = List.copyOf(statements);
        }
    }

    /** Two requests turn out to mean the same account, so each has to see what the one before has written. */
    final class OneByOne extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OneByOne() {
            super("Two requests of a batch mean the same account.", null, false, false);
        }
    }
}
