package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.oidc.CallbackParameters;
import io.seatkeeper.jit.oidc.ExpectedAnswer;
import io.seatkeeper.jit.oidc.OidcOutcome;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.provision.Proof;
import io.seatkeeper.jit.session.Cookies;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Ends a sign-in by OpenID Connect: the browser comes back with the provider's answer, which uses the sign-in up. */
final class CallbackHandler implements Handler<RoutingContext> {
    private static final int LONGEST_STATE = 200;

    private final Doorway doorway;
    private final PendingSignIns pending;
    private final AttemptSecrets derived;
    private final OidcProtocol oidc;
    private final Arrival arrival;
    private final ConnectionAddresses addresses;
    private final Cookies cookies;
    private final InstantSource clock;

    CallbackHandler(
            Doorway doorway,
            PendingSignIns pending,
            AttemptSecrets derived,
            OidcProtocol oidc,
            Arrival arrival,
            ConnectionAddresses addresses,
            Cookies cookies,
            InstantSource clock) {
        this.doorway = doorway;
        this.pending = pending;
        this.derived = derived;
        this.oidc = oidc;
        this.arrival = arrival;
        this.addresses = addresses;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            CallbackParameters came = CallbackParameters.of(context.queryParams());
            SignInKey key = key(connection, came);
            Optional<String> browser = cookies.browser(context.request());
            return answer(context, key, came, browser)
                    .compose(answer -> pending.consume(
                                    key, browser, answer.code().map(pending::code))
                            .compose(ended -> arrival.end(
                                    context,
                                    connection,
                                    known,
                                    ended.purpose(),
                                    proven(connection, key, ended.provenSince(), answer))));
        });
    }

    /** Which sign-in the answer claims to end. */
    static SignInKey key(LiveConnection connection, CallbackParameters came) {
        String state = came.state()
                .filter(text -> text.length() <= LONGEST_STATE)
                .orElseThrow(() -> new ContractFailure(
                        ErrorCode.ATTEMPT_UNKNOWN, "The answer names no sign-in that was begun here."));
        return new SignInKey(connection.organization().id(), connection.id(), state);
    }

    /** The answer itself: in the address, or waiting here since it was posted. */
    private Future<CallbackParameters> answer(
            RoutingContext context, SignInKey key, CallbackParameters came, Optional<String> browser) {
        return context.queryParams().contains(PostedAnswerHandler.POSTED)
                ? pending.answer(key, browser).map(waiting -> PostedAnswerHandler.read(key, waiting.answer()))
                : Future.succeededFuture(came);
    }

    private Future<Proof> proven(
            LiveConnection connection, SignInKey key, Optional<Instant> since, CallbackParameters answer) {
        ExpectedAnswer expected = new ExpectedAnswer(
                derived.nonce(key.state()),
                derived.codeVerifier(key.state()),
                addresses.redirectUri(connection),
                since);
        return oidc.complete(OidcParts.of(connection), answer, expected, clock.instant())
                .map(outcome -> switch (outcome) {
                    case OidcOutcome.Accepted accepted -> OidcParts.proof(accepted);
                    case OidcOutcome.Rejected rejected ->
                        throw new ContractFailure(rejected.code(), rejected.message(), rejected.checks());
                });
    }
}
