package io.seatkeeper.oauth.http;

import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.grant.Tokens;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Who the person is just now (OpenID Connect Core §5.3). */
final class UserinfoHandler {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    UserinfoHandler(Tokens tokens) {
        this.tokens = tokens;
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
        tokens.read(header.substring(SCHEME.length()).strip())
                .compose(live -> live.isEmpty()
                        ? Future.failedFuture(OauthFailure.of(
                                Kind.INVALID_TOKEN, "The token is unknown, expired or revoked, or the person is gone."))
                        : Replies.json(
                                context,
                                200,
                                new JsonObject(Tokens.claims(live.get().grant()))))
                .onFailure(failure -> Replies.challenge(context, failure));
    }
}
