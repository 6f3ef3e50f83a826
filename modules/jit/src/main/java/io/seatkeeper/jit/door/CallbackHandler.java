package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.jit.oidc.CallbackParameters;
import io.seatkeeper.jit.oidc.ExpectedAnswer;
import io.seatkeeper.jit.oidc.OidcOutcome;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.provision.LetIn;
import io.seatkeeper.jit.provision.LetIn.Begun;
import io.seatkeeper.jit.provision.Proof;
import io.seatkeeper.jit.session.Cookies;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends a sign-in: the browser comes back with the provider's answer. Three steps, each of which may refuse: the sign-in is
 * used up, directory is asked for the account, the session begins.
 */
final class CallbackHandler implements Handler<RoutingContext> {
    private static final int LONGEST_STATE = 200;

    private final Doorway doorway;
    private final Refusals refusals;
    private final PendingSignIns pending;
    private final AttemptSecrets derived;
    private final OidcProtocol oidc;
    private final LetIn letIn;
    private final ConnectionAddresses addresses;
    private final Cookies cookies;
    private final InstantSource clock;

    CallbackHandler(
            Doorway doorway,
            Refusals refusals,
            PendingSignIns pending,
            AttemptSecrets derived,
            OidcProtocol oidc,
            LetIn letIn,
            ConnectionAddresses addresses,
            Cookies cookies,
            InstantSource clock) {
        this.doorway = doorway;
        this.refusals = refusals;
        this.pending = pending;
        this.derived = derived;
        this.oidc = oidc;
        this.letIn = letIn;
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
                    .compose(answer -> pending.consume(key, browser, answer.code())
                            .compose(returnTo -> finish(context, connection, known, key, answer, returnTo)));
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
                ? pending.answer(key, browser).map(text -> PostedAnswerHandler.read(key, text))
                : Future.succeededFuture(came);
    }

    private Future<Void> finish(
            RoutingContext context,
            LiveConnection connection,
            Known known,
            SignInKey key,
            CallbackParameters answer,
            Optional<String> returnTo) {
        ExpectedAnswer expected = new ExpectedAnswer(
                derived.nonce(key.state()), derived.codeVerifier(key.state()), addresses.redirectUri(connection));
        return oidc.complete(OidcParts.of(connection), answer, expected, clock.instant())
                .compose(outcome -> switch (outcome) {
                    case OidcOutcome.Accepted accepted ->
                        welcome(context, connection, known, OidcParts.proof(accepted), returnTo);
                    case OidcOutcome.Rejected rejected ->
                        Future.failedFuture(
                                new ContractFailure(rejected.code(), rejected.message(), rejected.checks()));
                });
    }

    /** Answers a refusal itself, since from here on it is known who it was. */
    private Future<Void> welcome(
            RoutingContext context, LiveConnection connection, Known known, Proof proof, Optional<String> returnTo) {
        String userAgent = Optional.ofNullable(context.request().getHeader(HttpHeaders.USER_AGENT))
                .orElse("");
        return letIn.letIn(
                        connection.organization(),
                        proof,
                        known.reference(),
                        userAgent,
                        cookies.session(context.request()))
                .compose(begun -> land(context, connection, begun, returnTo))
                .recover(failure -> {
                    refusals.refuse(context, with(proof, failure), known.who(proof.identity()));
                    return Future.succeededFuture();
                });
    }

    private Future<Void> land(
            RoutingContext context, LiveConnection connection, Begun begun, Optional<String> returnTo) {
        cookies.giveSession(context.response(), begun.token(), begun.lifetime());
        String address =
                returnTo.or(() -> connection.organization().launchUrl()).orElse(SignedInHandler.PATH);
        return Redirects.to(context, address);
    }

    /** A refusal by the rules of provisioning, told with the protocol's checks that had passed before. */
    private static Throwable with(Proof proof, Throwable failure) {
        return failure instanceof ContractFailure refusal && refusal.checks().isEmpty()
                ? new ContractFailure(refusal.code(), String.valueOf(refusal.getMessage()), proof.checks())
                : failure;
    }
}
