package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Browser;
import io.seatkeeper.practiceidp.oidc.AuthorizationRequest.Reading;
import io.seatkeeper.practiceidp.oidc.AuthorizationRequest.Refused;
import io.seatkeeper.practiceidp.oidc.AuthorizationRequest.Unanswerable;
import io.seatkeeper.practiceidp.oidc.AuthorizationRequest.Understood;
import io.seatkeeper.practiceidp.page.Choice;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;

/**
 * The authorization endpoint: whom the login hint names is signed in at once, everybody else picks a person on a page. The
 * page posts the request back beside the choice, so nothing is kept while somebody makes up their mind.
 */
final class Authorize {
    private final Pages pages;
    private final Replies replies;
    private final Grants grants;
    private final Clock clock;

    Authorize(Pages pages, Replies replies, Grants grants, Clock clock) {
        this.pages = pages;
        this.replies = replies;
        this.grants = grants;
        this.clock = clock;
    }

    /** {@code GET} and {@code POST /authorize}. */
    Future<Void> begin(RoutingContext ctx, Tenant tenant) {
        Reading reading = AuthorizationRequest.read(parameters(ctx));
        return reading instanceof Understood(AuthorizationRequest request)
                ? begin(ctx, tenant, request)
                : decline(ctx, tenant, reading);
    }

    /** {@code POST /authorize/choice}: what was chosen on the page. */
    Future<Void> choose(RoutingContext ctx, Tenant tenant) {
        Reading reading = AuthorizationRequest.read(ctx.request().formAttributes());
        return reading instanceof Understood(AuthorizationRequest request)
                ? choose(ctx, tenant, request)
                : decline(ctx, tenant, reading);
    }

    private Future<Void> begin(RoutingContext ctx, Tenant tenant, AuthorizationRequest request) {
        Optional<PracticeSession> running = Browser.session(ctx, tenant);
        if (request.silent()) {
            return running.filter(session -> request.takesProofOf(session.begun(), clock.instant()))
                            .isPresent()
                    ? signIn(ctx, tenant, request, running.get().person())
                    : replies.error(ctx, tenant, request.replyTo(), "login_required", "nobody is signed in");
        }
        if (request.loginHint() != null) {
            return signIn(ctx, tenant, request, tenant.people().knownOrNew(request.loginHint()));
        }
        return Answers.html(
                ctx,
                200,
                pages.pick(
                        tenant,
                        Protocols.OIDC,
                        request.clientId(),
                        request.replyTo().uri(),
                        request.parameters(),
                        Optional.ofNullable(request.fault()),
                        running.map(PracticeSession::person)));
    }

    private Future<Void> choose(RoutingContext ctx, Tenant tenant, AuthorizationRequest request) {
        MultiMap form = ctx.request().formAttributes();
        if (Choice.declined(form)) {
            return replies.error(ctx, tenant, request.replyTo(), "access_denied", "the person said no");
        }
        Optional<Person> person;
        try {
            person = Choice.person(tenant, form);
        } catch (IllegalArgumentException tooLong) {
            return Answers.html(ctx, 400, pages.message("This person can’t be", tooLong.getMessage() + "."));
        }
        return person.isPresent()
                ? signIn(ctx, tenant, request, person.get())
                : Answers.html(ctx, 400, pages.message("Nobody was picked", "The person picked is not here any more."));
    }

    private Future<Void> signIn(RoutingContext ctx, Tenant tenant, AuthorizationRequest request, Person person) {
        Fault fault = request.fault() != null
                ? request.fault()
                : tenant.faults().nextSignIn(Protocols.OIDC).orElse(null);
        if (fault != null) {
            Answers.strike(ctx, fault);
        }
        if (fault == Fault.ACCESS_DENIED) {
            return replies.error(ctx, tenant, request.replyTo(), "access_denied", "the practice provider was asked to");
        }
        PracticeSession session = Browser.session(ctx, tenant)
                .filter(running -> running.person().equals(person))
                .filter(running -> request.takesProofOf(running.begun(), clock.instant()))
                .orElseGet(() -> tenant.sessions().begin(person, clock.instant()));
        BackchannelLogout.addressBeside(request.replyTo().uri())
                .ifPresent(address -> session.join(new PracticeSession.OidcClient(request.clientId(), address)));
        Browser.keep(ctx, tenant, session);
        String code = grants.code(new Grant(tenant.name(), request, session, fault, clock.instant()));
        return replies.code(ctx, tenant, request.replyTo(), code, fault);
    }

    private Future<Void> decline(RoutingContext ctx, Tenant tenant, Reading reading) {
        return switch (reading) {
            case Refused refused ->
                replies.error(ctx, tenant, refused.replyTo(), refused.error(), refused.description());
            case Unanswerable(String reason) ->
                Answers.html(ctx, 400, pages.message("This request can’t be answered", reason));
            case Understood understood -> begin(ctx, tenant, understood.request());
        };
    }

    private static MultiMap parameters(RoutingContext ctx) {
        return ctx.request().method().equals(HttpMethod.POST) ? ctx.request().formAttributes() : ctx.queryParams();
    }
}
