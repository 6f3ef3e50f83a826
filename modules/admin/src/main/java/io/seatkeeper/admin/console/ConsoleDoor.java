package io.seatkeeper.admin.console;

import gg.jte.generated.precompiled.console.JtefailedGenerated;
import gg.jte.generated.precompiled.console.JteforbiddenGenerated;
import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.admin.api.Operations;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Frame;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.PageWriter;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Who may come in: an active Org Admin, asked of the session's state at every request. Whoever is not signed in is sent to
 * do that and back; a Learner reads that these pages are not for them; and a form counts only when a page of ours sent it
 * for this very session.
 */
final class ConsoleDoor {
    private final Authentication authentication;
    private final Operations operations;
    private final InstantSource clock;
    private final PageWriter writer;
    private final Frame frame;

    ConsoleDoor(Authentication authentication, Operations operations, PageWriter writer, InstantSource clock) {
        this.authentication = authentication;
        this.operations = operations;
        this.writer = writer;
        this.clock = clock;
        frame = new Frame(writer);
    }

    /** Answers with a page for reading, or what a form that was sent is answered. */
    Handler<RoutingContext> open(Function<Visit, Future<Reply>> page) {
        return context -> authentication
                .visitor(context.request())
                .onSuccess(session -> enter(context, session, page))
                .onFailure(failure -> turnAway(context, failure));
    }

    /** Whose session it is, where it is an Org Admin's; fails otherwise. */
    Future<Sessions.Current> administrator(RoutingContext context) {
        return authentication.visitor(context.request()).map(session -> {
            if (session.user().role() != Role.ORG_ADMIN) {
                throw new ContractFailure(ErrorCode.FORBIDDEN, "The console is for Org Admins.");
            }
            return session;
        });
    }

    private void enter(RoutingContext context, Sessions.Current session, Function<Visit, Future<Reply>> page) {
        if (session.user().role() != Role.ORG_ADMIN) {
            forbid(context, session);
            return;
        }
        Visit visit = new Visit(context, session, operations, clock.instant());
        Future.succeededFuture(visit)
                .compose(let -> {
                    if (isUnsafe(context)
                            && !authentication.meant(
                                    context.request(),
                                    session,
                                    context.request().formAttributes().get("csrf"))) {
                        throw new ContractFailure(
                                ErrorCode.CSRF_REJECTED, visit.voice().text("console.refusal.csrf_rejected"));
                    }
                    return page.apply(let);
                })
                .recover(failure -> Future.succeededFuture(failed(visit, Refused.of(failure, "the console"))))
                .compose(reply -> frame.send(visit, reply))
                .onFailure(failure -> Problem.of(failure, "the console").write(context.response()));
    }

    private static Reply failed(Visit visit, Refused refused) {
        Problem problem = refused.problem();
        int status = problem.code().status();
        String key = status == 404 ? "console.failed.nowhere" : "console.failed";
        String title = visit.voice().text(key + ".title");
        return new Reply.Shown(
                status,
                title,
                null,
                output -> JtefailedGenerated.render(
                        output,
                        null,
                        visit.voice(),
                        title,
                        status == 404
                                ? visit.voice().text(key + ".lead")
                                : visit.voice().refusal(problem)));
    }

    private void forbid(RoutingContext context, Sessions.Current session) {
        Catalogue words = PageWriter.words(context.request());
        refresh(context);
        writer.write(
                context.response(),
                ErrorCode.FORBIDDEN.status(),
                words,
                words.text("console.forbidden.title"),
                PageWriter.Form.SENT_BY_HAND,
                output -> JteforbiddenGenerated.render((HtmlTemplateOutput) output, null, words, session));
    }

    /** Nobody is signed in, or nobody can be asked whether somebody is. */
    private void turnAway(RoutingContext context, Throwable failure) {
        Problem problem = Problem.of(failure, "the console");
        if (problem.code() != ErrorCode.UNAUTHENTICATED) {
            problem.write(context.response());
            return;
        }
        if (refresh(context)) {
            problem.write(context.response());
            return;
        }
        String back = isUnsafe(context) ? "/console/" : context.request().uri();
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(
                        HttpHeaders.LOCATION, "/sign-in?return_to=" + URLEncoder.encode(back, StandardCharsets.UTF_8))
                .end();
    }

    /** A page that fetches a part of itself is told to load anew, so that the person sees why it may not any more. */
    private static boolean refresh(RoutingContext context) {
        boolean part = context.request().getHeader("HX-Request") != null;
        if (part) {
            context.response().putHeader("HX-Refresh", "true");
        }
        return part;
    }

    private static boolean isUnsafe(RoutingContext context) {
        return !context.request().method().equals(HttpMethod.GET);
    }
}
