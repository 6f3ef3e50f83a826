package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.TrialId;
import io.seatkeeper.jit.attempt.AttemptEntry;
import io.seatkeeper.jit.attempt.PendingSignIns.Purpose;
import io.seatkeeper.jit.attempt.Trials;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.TrialPage;
import io.seatkeeper.jit.provision.LetIn;
import io.seatkeeper.jit.provision.LetIn.Begun;
import io.seatkeeper.jit.provision.Proof;
import io.seatkeeper.jit.session.Cookies;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Ends a sign-in whose browser has come back, by either protocol: once it is proven who it is, directory is asked for the
 * account and the session begins, each of which may refuse. A trial ends with its result instead.
 */
final class Arrival {
    private final Refusals refusals;
    private final LetIn letIn;
    private final Trials trials;
    private final Cookies cookies;
    private final Pages pages;

    Arrival(Refusals refusals, LetIn letIn, Trials trials, Cookies cookies, Pages pages) {
        this.refusals = refusals;
        this.letIn = letIn;
        this.trials = trials;
        this.cookies = cookies;
        this.pages = pages;
    }

    /** @param proven fails with what the protocol refuses, its checks in it */
    Future<Void> end(
            RoutingContext context, LiveConnection connection, Known known, Purpose purpose, Future<Proof> proven) {
        return purpose.trial()
                .map(trial -> endTrial(context, connection, known, trial, proven))
                .orElseGet(
                        () -> proven.compose(proof -> welcome(context, connection, known, proof, purpose.returnTo())));
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

    private Future<Void> endTrial(
            RoutingContext context, LiveConnection connection, Known known, TrialId trial, Future<Proof> proven) {
        return proven.transform(result -> result.succeeded()
                ? passed(context, connection, known, trial, result.result())
                : failed(context, connection, known, trial, result.cause()));
    }

    private Future<Void> passed(
            RoutingContext context, LiveConnection connection, Known known, TrialId trial, Proof proof) {
        AttemptEntry entry = new AttemptEntry(
                known.reference(),
                connection.organization().id(),
                Optional.of(connection.id()),
                Optional.empty(),
                "Every check held.",
                Optional.empty(),
                Optional.empty(),
                proof.checks());
        return trials.passed(connection.organization().id(), trial, proof.identity(), entry)
                .compose(written -> pages.send(
                        context, new TrialPage(connection.organization(), Optional.empty(), known.reference())));
    }

    private Future<Void> failed(
            RoutingContext context, LiveConnection connection, Known known, TrialId trial, Throwable failure) {
        ContractFailure refusal = Refusals.named(failure, known.reference());
        return trials.failed(
                        connection.organization().id(),
                        trial,
                        Refusals.entry(refusal, known, connection.organization()))
                .compose(written -> pages.send(
                        context,
                        new TrialPage(connection.organization(), Optional.of(refusal.code()), known.reference())));
    }
}
