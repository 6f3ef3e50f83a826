package io.seatkeeper.admin.console;

import gg.jte.generated.precompiled.console.JtefailedGenerated;
import io.seatkeeper.admin.api.Operations;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Frame;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Visitor;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.page.PageWriter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Answers whoever has been let in: a form counts only when a page of ours sent it for this very visitor, and what goes wrong
 * is told on a page of the same house.
 */
final class Pages {
    private final Authentication authentication;
    private final Operations operations;
    private final InstantSource clock;
    private final Frame frame;

    Pages(Authentication authentication, Operations operations, PageWriter writer, InstantSource clock) {
        this.authentication = authentication;
        this.operations = operations;
        this.clock = clock;
        frame = new Frame(writer);
    }

    void answer(RoutingContext context, Visitor visitor, Function<Visit, Future<Reply>> page) {
        Visit visit = new Visit(context, visitor, operations, authentication.ownOrigin(), clock.instant());
        Future.succeededFuture(visit)
                .compose(let -> {
                    if (isUnsafe(context)
                            && !authentication.meant(
                                    context.request(),
                                    visitor.csrfToken(),
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
                                : visit.voice().refusal(problem),
                        visit.at("/")));
    }

    static boolean isUnsafe(RoutingContext context) {
        return !context.request().method().equals(HttpMethod.GET);
    }
}
