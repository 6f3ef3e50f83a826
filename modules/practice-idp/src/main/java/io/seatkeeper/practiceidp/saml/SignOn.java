package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Browser;
import io.seatkeeper.practiceidp.message.Status;
import io.seatkeeper.practiceidp.page.Choice;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import io.seatkeeper.practiceidp.tenant.Hint;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.Recent;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tokens;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in: whom a request's Subject or {@code login_hint} names at once, everybody else by way of a page. What was
 * asked waits here while somebody makes up their mind.
 */
final class SignOn {
    private static final int MOST_WAITING = 10_000;
    private static final String HANDLE = "request";

    private final Pages pages;
    private final Requests requests;
    private final Responses responses;
    private final Clock clock;
    private final Recent<Asked> waiting = new Recent<>(MOST_WAITING);

    SignOn(Pages pages, Requests requests, Responses responses, Clock clock) {
        this.pages = pages;
        this.requests = requests;
        this.responses = responses;
        this.clock = clock;
    }

    /** {@code GET} and {@code POST /saml/sso}: an AuthnRequest by either binding. */
    Future<Void> begin(RoutingContext ctx, Tenant tenant) {
        return requests.read(ctx)
                .compose(read -> begin(ctx, tenant, read))
                .recover(unanswerable -> sorry(ctx, unanswerable));
    }

    /** {@code GET /saml/initiate?sp=METADATA&login_hint=NAME}: a tile; nobody asked. */
    Future<Void> initiate(RoutingContext ctx, Tenant tenant) {
        return requests.unsolicited(ctx)
                .compose(read -> begin(ctx, tenant, read))
                .recover(unanswerable -> sorry(ctx, unanswerable));
    }

    /** {@code GET /saml/choice}: the page once more, with another fault. */
    Future<Void> again(RoutingContext ctx, Tenant tenant) {
        return withWaiting(ctx, asked -> page(ctx, tenant, asked, fault(ctx)));
    }

    /** {@code POST /saml/choice}: what was chosen on the page. */
    Future<Void> choose(RoutingContext ctx, Tenant tenant) {
        return withWaiting(ctx, asked -> {
            if (Choice.declined(ctx.request().formAttributes())) {
                return refuse(ctx, tenant, asked, Status.AUTHN_FAILED);
            }
            Person person = Choice.person(tenant, ctx.request().formAttributes())
                    .orElseThrow(() -> new IllegalArgumentException("The person picked is not here any more"));
            return signIn(ctx, tenant, asked, person, fault(ctx));
        });
    }

    private Future<Void> begin(RoutingContext ctx, Tenant tenant, Requests.Read read) {
        Asked asked = read.asked();
        Optional<PracticeSession> running = Browser.session(ctx, tenant);
        if (read.hint().name() != null) {
            return signIn(
                    ctx,
                    tenant,
                    asked,
                    tenant.people().knownOrNew(read.hint().name()),
                    read.hint().fault());
        }
        if (read.passive()) {
            return running.isPresent() && !asked.forceAuthn()
                    ? signIn(
                            ctx,
                            tenant,
                            asked,
                            running.get().person(),
                            read.hint().fault())
                    : refuse(ctx, tenant, asked, Status.NO_PASSIVE);
        }
        return page(ctx, tenant, asked, read.hint().fault());
    }

    private Future<Void> page(RoutingContext ctx, Tenant tenant, Asked asked, @Nullable Fault fault) {
        String handle = Tokens.random();
        waiting.put(handle, asked);
        Map<String, String> parameters = new HashMap<>(Map.of(HANDLE, handle));
        if (fault != null) {
            parameters.put(Hint.FAULT_PARAMETER, fault.wireName());
        }
        return Answers.html(
                ctx,
                200,
                pages.pick(
                        tenant,
                        Protocols.SAML,
                        asked.party(),
                        asked.acs(),
                        parameters,
                        Optional.ofNullable(fault),
                        Browser.session(ctx, tenant).map(PracticeSession::person)));
    }

    private Future<Void> signIn(RoutingContext ctx, Tenant tenant, Asked asked, Person person, @Nullable Fault wanted) {
        Fault fault = wanted != null
                ? wanted
                : tenant.faults().nextSignIn(Protocols.SAML).orElse(null);
        if (fault != null) {
            Answers.strike(ctx, fault);
        }
        if (fault == Fault.ACCESS_DENIED) {
            return refuse(ctx, tenant, asked, Status.AUTHN_FAILED);
        }
        PracticeSession session = Browser.session(ctx, tenant)
                .filter(running -> running.person().equals(person) && !asked.forceAuthn())
                .orElseGet(() -> tenant.sessions().begin(person, clock.instant()));
        Browser.keep(ctx, tenant, session);
        return send(ctx, asked, () -> responses.success(tenant, asked, session, fault));
    }

    private Future<Void> refuse(RoutingContext ctx, Tenant tenant, Asked asked, Status status) {
        return send(ctx, asked, () -> responses.refusal(tenant, asked, status));
    }

    private Future<Void> send(RoutingContext ctx, Asked asked, Callable<String> response) {
        return ctx.vertx()
                .executeBlocking(response, false)
                .compose(xml -> Answers.html(
                        ctx, 200, pages.formPost(asked.acs().toString(), Posts.response(xml, asked.relayState()))));
    }

    private Future<Void> withWaiting(RoutingContext ctx, java.util.function.Function<Asked, Future<Void>> act) {
        try {
            return act.apply(waiting.get(String.valueOf(parameter(ctx, HANDLE)))
                            .orElseThrow(() -> new IllegalArgumentException("This sign-in is too old. Begin anew")))
                    .recover(unanswerable -> sorry(ctx, unanswerable));
        } catch (IllegalArgumentException unanswerable) {
            return sorry(ctx, unanswerable);
        }
    }

    private static @Nullable Fault fault(RoutingContext ctx) {
        return Hint.read(null, parameter(ctx, Hint.FAULT_PARAMETER), Protocols.SAML)
                .fault();
    }

    private static @Nullable String parameter(RoutingContext ctx, String name) {
        return ctx.request().method().equals(HttpMethod.POST)
                ? ctx.request().getFormAttribute(name)
                : ctx.queryParams().get(name);
    }

    private Future<Void> sorry(RoutingContext ctx, Throwable unanswerable) {
        return unanswerable instanceof IllegalArgumentException
                ? Answers.html(
                        ctx, 400, pages.message("This request can’t be answered", unanswerable.getMessage() + "."))
                : Future.failedFuture(unanswerable);
    }
}
