package io.seatkeeper.platform.http;

import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** What a router answers where no route does: to requests that can't be read, and to paths that are not there. */
public final class Rejections {
    private static final Map<Integer, ErrorCode> CODES = Map.of(
            400, ErrorCode.INVALID_REQUEST,
            404, ErrorCode.NOT_FOUND,
            405, ErrorCode.METHOD_NOT_ALLOWED,
            413, ErrorCode.TOO_LARGE,
            414, ErrorCode.INVALID_REQUEST,
            415, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

    private Rejections() {}

    /** Gives the outermost router problem+json for everything that its routes leave unanswered. Call it first. */
    public static void answerFor(Router router) {
        router.route().handler(Rejections::checkQuery);
        CODES.forEach((status, code) -> router.errorHandler(status, answer(code)));
        router.errorHandler(
                500, context -> Problem.of(context.failure(), "HTTP").write(context.response()));
    }

    /** A query that can't be decoded would fail in the middle of routing, where nobody can answer. */
    private static void checkQuery(RoutingContext context) {
        try {
            context.request().params();
        } catch (IllegalArgumentException undecodable) {
            new Problem(ErrorCode.INVALID_REQUEST, "The query can't be decoded.").write(context.response());
            return;
        }
        context.next();
    }

    private static Handler<RoutingContext> answer(ErrorCode code) {
        return context -> new Problem(code, code.meaning()).write(context.response());
    }
}
