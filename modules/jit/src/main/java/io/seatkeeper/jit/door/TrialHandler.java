package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.PendingSignIns.Purpose;
import io.seatkeeper.jit.attempt.Trials;
import io.seatkeeper.jit.identity.Freshness;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Where the link of a trial leads: a sign-in begins whose end opens no account. */
final class TrialHandler implements Handler<RoutingContext> {
    static final String LINK = "link";

    private static final int LONGEST_LINK = 100;

    private final Doorway doorway;
    private final Trials trials;
    private final Leaving leaving;

    TrialHandler(Doorway doorway, Trials trials, Leaving leaving) {
        this.doorway = doorway;
        this.trials = trials;
        this.leaving = leaving;
    }

    @Override
    public void handle(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            MultiMap parameters = context.queryParams();
            String link = Parameters.one(parameters, LINK, LONGEST_LINK)
                    .orElseThrow(() -> new ContractFailure(ErrorCode.ATTEMPT_UNKNOWN, "The link names no test."));
            Optional<String> hint = Parameters.one(parameters, "login_hint", StartHandler.LONGEST_HINT);
            return trials.start(connection.organization().id(), connection.id(), link)
                    .compose(trial -> leaving.leave(
                            context,
                            connection,
                            new Purpose(Optional.empty(), Optional.of(trial)),
                            hint,
                            Freshness.ANY));
        });
    }
}
