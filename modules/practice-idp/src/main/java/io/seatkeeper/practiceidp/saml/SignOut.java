package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.http.Browser;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.PracticeSession.SamlParty;
import io.seatkeeper.practiceidp.tenant.Recent;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tokens;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions and tells everybody who takes part in them: clients of OpenID Connect behind the scenes, SAML service
 * providers one after the other through the browser, which comes back from each with its LogoutResponse.
 */
public final class SignOut {
    private static final int MOST_RUNS = 10_000;

    /** Ends a session and tells its clients that can be told without the browser. */
    @FunctionalInterface
    public interface Ending {
        /** Done when they were told, or could not be. */
        Future<Void> end(Tenant tenant, PracticeSession session);
    }

    /** What comes after the last service provider. */
    @FunctionalInterface
    public interface Finish {
        /** Answers the browser. {@code everybody}: whether each service provider said that it ended its session. */
        Future<Void> done(RoutingContext ctx, boolean everybody);
    }

    /** One step that waits for its turn. */
    private record Step(PracticeSession session, SamlParty party) {}

    /** A logout on its way through the browser. */
    private static final class Run {
        private final Queue<Step> left = new ArrayDeque<>();
        private final boolean post;
        private final Finish finish;
        private String requestId = "";
        private boolean everybody = true;

        Run(boolean post, Finish finish) {
            this.post = post;
            this.finish = finish;
        }
    }

    private final LogoutMessages messages;
    private final Ending ending;
    private final Recent<Run> runs = new Recent<>(MOST_RUNS);

    /** Ends sessions so. */
    public SignOut(Pages pages, Clock clock, Ending ending) {
        this.messages = new LogoutMessages(pages, clock);
        this.ending = ending;
    }

    LogoutMessages messages() {
        return messages;
    }

    /**
     * Ends these sessions.
     *
     * @param initiator the entity id of the service provider that asked, which isn't told again, or null
     * @param post whether service providers are told by POST; else by redirect
     * @param finish what comes last
     */
    public Future<Void> begin(
            RoutingContext ctx,
            Tenant tenant,
            List<PracticeSession> sessions,
            @Nullable String initiator,
            boolean post,
            Finish finish) {
        Run run = new Run(post, finish);
        for (PracticeSession session : sessions) {
            session.participants().stream()
                    .filter(SamlParty.class::isInstance)
                    .map(SamlParty.class::cast)
                    .filter(party -> !party.entityId().equals(initiator))
                    .forEach(party -> run.left.add(new Step(session, party)));
        }
        Optional<PracticeSession> here = Browser.session(ctx, tenant).filter(sessions::contains);
        here.ifPresent(gone -> Browser.forget(ctx, tenant));
        return Future.join(sessions.stream()
                        .map(session -> ending.end(tenant, session))
                        .toList())
                .otherwiseEmpty()
                .compose(told -> next(ctx, tenant, run));
    }

    /**
     * Goes on with the logout of this handle, if it waits for the answer to this request.
     *
     * @param success whether the service provider said that it ended its session, and proved who it is
     * @return whether there was one
     */
    Optional<Future<Void>> heard(
            RoutingContext ctx, Tenant tenant, String handle, String inResponseTo, boolean success) {
        return runs.get(handle)
                .filter(run -> run.requestId.equals(inResponseTo))
                .flatMap(run -> runs.take(handle))
                .map(run -> {
                    run.everybody &= success;
                    return next(ctx, tenant, run);
                });
    }

    private Future<Void> next(RoutingContext ctx, Tenant tenant, Run run) {
        Step step = run.left.poll();
        if (step == null) {
            return run.finish.done(ctx, run.everybody);
        }
        String handle = Tokens.random();
        run.requestId = Xml.newId();
        runs.put(handle, run);
        return messages.ask(ctx, tenant, step.session(), step.party(), run.requestId, run.post, handle);
    }
}
