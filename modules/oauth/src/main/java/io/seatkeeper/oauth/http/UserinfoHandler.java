package io.seatkeeper.oauth.http;

import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.grant.Tokens;
import io.seatkeeper.oauth.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Who the person is just now (OpenID Connect Core §5.3). */
final class UserinfoHandler {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Clients clients;
    private final Refusals refusals;

    UserinfoHandler(Tokens tokens, Clients clients, Refusals refusals) {
        this.tokens = tokens;
        this.clients = clients;
        this.refusals = refusals;
    }

    void handle(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            // RFC 6750 §3.1: whoever brings no token is told no error.
            context.response()
                    .setStatusCode(401)
                    .putHeader("WWW-Authenticate", "Bearer realm=\"seatkeeper\"")
                    .end();
            return;
        }
        String token = header.substring(SCHEME.length()).strip();
        tokens.read(token)
                .compose(live -> live.isEmpty()
                        ? refused(token)
                        : Replies.json(
                                context,
                                200,
                                new JsonObject(Tokens.claims(live.get().grant()))))
                .onFailure(failure -> Replies.challenge(context, failure));
    }

    private <T> Future<T> refused(String token) {
        OauthFailure refusal =
                OauthFailure.of(Kind.INVALID_TOKEN, "The token is unknown, expired or revoked, or the person is gone.");
        return tokens.origin(token)
                .compose(origin -> origin.isEmpty()
                        ? Future.failedFuture(refusal)
                        : clients.named(origin.get().application().toString())
                                .onSuccess(application -> refusals.note(
                                        application,
                                        refusal.because(
                                                        "The access token has expired, or what it belongs to has ended.")
                                                .in(origin.get().organization()))))
                .transform(looked -> Future.failedFuture(refusal));
    }
}
