package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.Faults;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers to clients: JSON that is never kept by anybody (RFC 6749 §5.1), and refusals in the words of the specifications. */
final class Replies {
    private static final String RETRY_SECONDS = "5";

    private Replies() {}

    static Future<Void> json(RoutingContext context, int status, JsonObject body) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toBuffer());
    }

    /** What is published and may be kept for some minutes, by pages of other origins too. */
    static Future<Void> published(RoutingContext context, JsonObject body) {
        return context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .end(body.toBuffer());
    }

    /** Says no to a client (RFC 6749 §5.2). */
    static void refuse(RoutingContext context, Throwable failure) {
        OauthFailure refusal = named(failure);
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (refusal.kind() == Kind.INVALID_CLIENT) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"seatkeeper\", charset=\"UTF-8\"");
        }
        sayWhen(response, refusal);
        json(context, refusal.kind().status(), body(refusal));
    }

    /** When to come again, where that helps (RFC 9110 §10.2.3). */
    static void sayWhen(HttpServerResponse response, OauthFailure refusal) {
        if (refusal.kind() == Kind.TEMPORARILY_UNAVAILABLE || refusal.kind() == Kind.RATE_LIMITED) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
    }

    /** Says no to whoever brought an access token (RFC 6750 §3). */
    static void challenge(RoutingContext context, Throwable failure) {
        OauthFailure refusal = named(failure);
        if (refusal.kind() == Kind.INVALID_TOKEN) {
            context.response()
                    .putHeader(
                            "WWW-Authenticate",
                            "Bearer realm=\"seatkeeper\", error=\"invalid_token\", error_description=\""
                                    + refusal.getMessage() + "\"");
        }
        refuse(context, refusal);
    }

    /** A failure in the words of OAuth; what nobody meant is logged. */
    static OauthFailure named(Throwable failure) {
        return switch (failure) {
            case OauthFailure known -> known;
            case ContractFailure refusal
            when refusal.code() == ErrorCode.UNAVAILABLE ->
                OauthFailure.of(Kind.TEMPORARILY_UNAVAILABLE, "A part that is needed is not reachable just now.");
            case ContractFailure refusal
            when refusal.code().status() < 500 ->
                OauthFailure.of(Kind.INVALID_REQUEST, String.valueOf(refusal.getMessage()));
            default ->
                OauthFailure.of(
                        Kind.SERVER_ERROR,
                        String.valueOf(Faults.unexpected("the OpenID provider", failure)
                                .getMessage()));
        };
    }

    private static JsonObject body(OauthFailure refusal) {
        return new JsonObject().put("error", refusal.kind().text()).put("error_description", refusal.getMessage());
    }
}
