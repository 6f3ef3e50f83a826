package io.seatkeeper.platform.database;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one pool of a node. What fails because PostgreSQL is away arrives as {@link ErrorCode#UNAVAILABLE}; what PostgreSQL
 * itself says (a constraint, a time limit) arrives as it is, for the caller to name.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int WAIT_SECONDS = 5;

    private final Pool pool;

    /**
     * A pool whose statements look things up by index also where a table is still small: plans are kept, and one that was
     * made for a hundred rows would read whole tables when they have grown, until the next ANALYZE. Every statement is kept
     * prepared, also those of more than 2,048 characters, which the client leaves out unless it is told.
     *
     * @param connections how many connections the node keeps at most, 1 to 1,000
     */
    public Database(Vertx vertx, DatabaseAddress address, int connections) {
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(address.forPool()
                        .setCachePreparedStatements(true)
                        .setPreparedStatementCacheMaxSize(512)
                        .setPreparedStatementCacheSqlFilter(statement -> true)
                        .setPipeliningLimit(64)
                        .addProperty("application_name", "seatkeeper")
                        .addProperty("enable_seqscan", "off")
                        .addProperty("statement_timeout", "10s")
                        .addProperty("idle_in_transaction_session_timeout", "15s"))
                .with(new NetClientOptions().setConnectTimeout(3_000))
                .with(new PoolOptions()
                        .setName("seatkeeper")
                        .setMaxSize(connections)
                        .setConnectionTimeout(WAIT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .build();
    }

    /** Runs statements that need no transaction together. */
    public <T> Future<T> with(Function<SqlClient, Future<T>> work) {
        return work.apply(pool).recover(Database::named);
    }

    /** Runs work in one transaction: committed when it succeeds, rolled back when it fails. */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work).recover(Database::named);
    }

    /** Runs work on one connection, outside a transaction. */
    public <T> Future<T> connection(Function<SqlConnection, Future<T>> work) {
        return pool.withConnection(work).recover(Database::named);
    }

    public Future<Void> close() {
        return pool.close();
    }

    private static <T> Future<T> named(Throwable fault) {
        if (fault instanceof ContractFailure || (fault instanceof PgException said && !goingAway(said))) {
            return Future.failedFuture(fault);
        }
        if (fault instanceof PgException || fault instanceof ClosedConnectionException || outOfReach(fault)) {
            LOG.warn("PostgreSQL is not reachable: {}", fault.getMessage());
            return Future.failedFuture(
                    new ContractFailure(ErrorCode.UNAVAILABLE, "The database is not reachable just now."));
        }
        return Future.failedFuture(fault);
    }

    /** Classes 08 (connection), 53 (too many connections) and 57P0x (shutting down, starting up) of PostgreSQL's codes. */
    private static boolean goingAway(PgException said) {
        String state = said.getSqlState();
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P0"));
    }

    private static boolean outOfReach(Throwable fault) {
        return fault instanceof java.io.IOException
                || (fault.getMessage() != null && fault.getMessage().startsWith("Timeout"));
    }
}
