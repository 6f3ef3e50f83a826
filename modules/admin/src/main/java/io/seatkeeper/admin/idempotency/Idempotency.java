package io.seatkeeper.admin.idempotency;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what a call with an {@code Idempotency-Key} was answered, and answers its repetitions with it. */
public final class Idempotency {
    /** How long an answer is kept. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** After this the first call counts as dead; longer than any call may take. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final Database database;
    private final SecretBox secrets;

    public Idempotency(Database database, SecretBox secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * Which call it is.
     *
     * @param organization where; the nil UUID outside any organization
     * @param caller whose keys these are
     * @param key as the caller chose it, 1 to 128 visible ASCII characters
     * @param fingerprint SHA-256 of everything that was asked
     */
    public record Request(OrganizationId organization, String caller, String key, Buffer fingerprint) {}

    /**
     * Does the work, or answers what it was answered before. A refusal changes nothing and is not kept: the next call
     * with the key tries again. {@link ErrorCode#IDEMPOTENCY_MISMATCH}, {@link ErrorCode#IDEMPOTENCY_IN_PROGRESS}.
     */
    public Future<Buffer> once(Request request, Supplier<Future<Buffer>> work) {
        UUID claim = Ids.next();
        Tuple values = named(request)
                .addBuffer(request.fingerprint())
                .addUUID(claim)
                .addLong(LIFETIME.toSeconds())
                .addLong(LONGEST_CALL.toSeconds());
        return run(IdempotencySql.CLAIM, values)
                .compose(rows -> rows.size() == 1 ? first(request, claim, work) : again(request));
    }

    /** Forgets what is past its life; answers how many records that were. */
    public Future<Integer> forget() {
        return run(IdempotencySql.FORGET, Tuple.of(LIFETIME.toSeconds())).map(rows -> rows.rowCount());
    }

    private Future<Buffer> first(Request request, UUID claim, Supplier<Future<Buffer>> work) {
        return Future.succeededFuture()
                .compose(started -> work.get())
                .compose(
                        answer -> keep(request, claim, answer),
                        refusal -> release(request, claim).transform(released -> Future.failedFuture(refusal)));
    }

    private Future<Buffer> keep(Request request, UUID claim, Buffer answer) {
        Buffer sealed = secrets.seal(request.organization(), answer.toString());
        return run(IdempotencySql.KEEP_ANSWER, named(request).addUUID(claim).addBuffer(sealed))
                .map(answer);
    }

    private Future<Void> release(Request request, UUID claim) {
        return run(IdempotencySql.RELEASE, named(request).addUUID(claim)).mapEmpty();
    }

    private Future<Buffer> again(Request request) {
        return run(IdempotencySql.SELECT, named(request)).map(rows -> {
            for (Row row : rows) {
                return kept(request, row);
            }
            throw inProgress();
        });
    }

    private Buffer kept(Request request, Row row) {
        if (!MessageDigest.isEqual(
                row.getBuffer("fingerprint").getBytes(), request.fingerprint().getBytes())) {
            throw new ContractFailure(
                    ErrorCode.IDEMPOTENCY_MISMATCH, "This Idempotency-Key came before with another request.");
        }
        @Nullable Buffer answer = row.getBuffer("answer");
        if (answer == null) {
            throw inProgress();
        }
        return Buffer.buffer(secrets.open(request.organization(), answer));
    }

    private Future<RowSet<Row>> run(String statement, Tuple values) {
        return database.with(client -> client.preparedQuery(statement).execute(values));
    }

    private static ContractFailure inProgress() {
        return new ContractFailure(
                ErrorCode.IDEMPOTENCY_IN_PROGRESS, "The first call with this Idempotency-Key is still at work.");
    }

    private static Tuple named(Request request) {
        return Tuple.of(request.organization().value(), request.caller(), request.key());
    }
}
