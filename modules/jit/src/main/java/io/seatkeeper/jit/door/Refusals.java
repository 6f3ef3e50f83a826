package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.attempt.AttemptEntry;
import io.seatkeeper.jit.attempt.AttemptLog;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.RefusalPage;
import io.seatkeeper.platform.Faults;
import io.seatkeeper.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says no, once, in every way that is due: a page for a browser or problem+json for a program, and an entry in the log of
 * sign-ins where the organization is known, all under one reference.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final AttemptLog log;
    private final Pages pages;

    Refusals(AttemptLog log, Pages pages) {
        this.log = log;
        this.pages = pages;
    }

    /**
     * What is known so far of a sign-in that is refused.
     *
     * @param reference under which it is told and kept
     * @param identity who it was, once that has been verified
     */
    record Known(
            String reference,
            Optional<Organization> organization,
            Optional<LiveConnection> connection,
            Optional<VerifiedIdentity> identity) {
        static Known nothing() {
            return new Known(Faults.reference(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Known at(Organization where, Optional<LiveConnection> by) {
            return new Known(reference, Optional.of(where), by, identity);
        }

        Known who(VerifiedIdentity verified) {
            return new Known(reference, organization, connection, Optional.of(verified));
        }
    }

    /** Whether a program asks, which reads JSON, and not a browser. */
    static boolean readsJson(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && (accept.contains("application/json") || accept.contains(Problem.MEDIA_TYPE))
                && !accept.contains("text/html");
    }

    /** Answers what went wrong before or beside a handler. */
    void failed(RoutingContext context) {
        refuse(context, beside(context), Known.nothing());
    }

    /** Answers for a path that is not there. */
    void nowhere(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        Problem problem = new Problem(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning());
        if (accept == null || !accept.contains("text/html")) {
            problem.write(context.response());
            return;
        }
        refuse(context, new ContractFailure(problem.code(), problem.detail()), Known.nothing());
    }

    private static Throwable beside(RoutingContext context) {
        if (context.statusCode() == ErrorCode.TOO_LARGE.status()) {
            return new ContractFailure(ErrorCode.TOO_LARGE, "The request is larger than the limit.");
        }
        if (context.statusCode() >= 400 && context.statusCode() < 500) {
            return new ContractFailure(ErrorCode.INVALID_REQUEST, "The request is malformed.");
        }
        return context.failure() == null ? new IllegalStateException("Failed without a cause.") : context.failure();
    }

    /** Logs and answers a failure of any kind. What fails because the database is away is not worth another wait for it. */
    void refuse(RoutingContext context, Throwable failure, Known known) {
        if (failure instanceof ClosedChannelException && context.response().closed()) {
            LOG.debug("A browser did not wait for its answer.");
            return;
        }
        ContractFailure refusal = named(failure, known.reference());
        known.organization()
                .filter(organization -> refusal.code() != ErrorCode.UNAVAILABLE)
                .map(organization -> log.refused(entry(refusal, known, organization)))
                .orElseGet(Future::succeededFuture)
                .onFailure(fault -> LOG.warn(
                        "The refusal {} [reference {}] could not be logged: {}",
                        refusal.code().text(),
                        known.reference(),
                        fault.getMessage()))
                .onComplete(logged -> answer(context, refusal, known));
    }

    private void answer(RoutingContext context, ContractFailure refusal, Known known) {
        if (context.response().headWritten() || context.response().closed()) {
            return;
        }
        Problem problem = new Problem(refusal.code(), String.valueOf(refusal.getMessage()));
        if (readsJson(context)) {
            problem.write(context.response(), known.reference());
            return;
        }
        problem.retryAfterSeconds()
                .ifPresent(seconds -> context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        pages.send(
                context,
                new RefusalPage(
                        refusal.code(),
                        known.reference(),
                        known.organization(),
                        known.connection().map(Refusals::provider),
                        known.organization().map(Refusals::retryLink)));
    }

    static AttemptEntry entry(ContractFailure refusal, Known known, Organization organization) {
        Optional<ConnectionId> connection = known.connection().map(LiveConnection::id);
        return new AttemptEntry(
                known.reference(),
                organization.id(),
                connection,
                Optional.of(refusal.code()),
                String.valueOf(refusal.getMessage()),
                known.identity().flatMap(VerifiedIdentity::email),
                known.identity().map(VerifiedIdentity::externalSsoId),
                refusal.checks());
    }

    static ContractFailure named(Throwable failure, String reference) {
        if (failure instanceof ContractFailure refusal) {
            return refusal;
        }
        LOG.error("Unexpected fault in a sign-in [reference {}]", reference, failure);
        return new ContractFailure(ErrorCode.INTERNAL, "Something went wrong on our side.");
    }

    private static String provider(LiveConnection connection) {
        try {
            return Optional.ofNullable(new URI(connection.party().name()).getHost())
                    .orElse(connection.name());
        } catch (URISyntaxException aName) {
            return connection.name();
        }
    }

    private static String retryLink(Organization organization) {
        return "/sso/" + organization.slug();
    }
}
