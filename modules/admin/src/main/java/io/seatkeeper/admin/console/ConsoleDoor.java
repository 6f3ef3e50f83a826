package io.seatkeeper.admin.console;

import gg.jte.generated.precompiled.console.JteforbiddenGenerated;
import gg.jte.html.HtmlTemplateOutput;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Visitor;
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
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Who may come in: an active Org Admin, asked of the session's state at every request. Whoever is not signed in is sent to
 * do that and back; a Learner reads that these pages are not for them; and a form counts only when a page of ours sent it
 * for this very session.
 */
final class ConsoleDoor {
    private final Authentication authentication;
    private final Pages pages;
    private final PageWriter writer;

    ConsoleDoor(Authentication authentication, Pages pages, PageWriter writer) {
        this.authentication = authentication;
        this.pages = pages;
        this.writer = writer;
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
        pages.answer(context, Visitor.of(session), page);
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
        String back = Pages.isUnsafe(context) ? "/console/" : context.request().uri();
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
}
