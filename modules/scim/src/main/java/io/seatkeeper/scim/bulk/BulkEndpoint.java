package io.seatkeeper.scim.bulk;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.http.Answer;
import io.seatkeeper.scim.http.GroupEndpoint;
import io.seatkeeper.scim.http.ScimCall;
import io.seatkeeper.scim.http.UserEndpoint;
import io.vertx.core.Future;

/** {@code /Bulk}. */
public final class BulkEndpoint {
    private final SingleOperation single;
    private final int mostOperations;

    /** @param mostOperations as announced */
    public BulkEndpoint(UserEndpoint users, GroupEndpoint groups, int mostOperations) {
        single = new SingleOperation(users, groups);
        this.mostOperations = mostOperations;
    }

    /**
     * Does all operations, or as many as {@code failOnErrors} lets; {@link ErrorCode#TOO_LARGE}, {@link
     * ErrorCode#SCIM_INVALID_SYNTAX} and {@link ErrorCode#SCIM_INVALID_VALUE} for a request that is none.
     */
    public Future<Answer> run(ScimCall call) {
        BulkRequest request = BulkRequest.read(call.body(), mostOperations);
        BulkRun run = new BulkRun(call, request, single);
        Future<Void> done = Future.succeededFuture();
        for (BulkPlan.Step step : BulkPlan.of(request.operations())) {
            done = done.compose(before -> run.step(step));
        }
        return done.compose(before -> run.complete()).map(all -> Answer.ok(run.response()));
    }
}
