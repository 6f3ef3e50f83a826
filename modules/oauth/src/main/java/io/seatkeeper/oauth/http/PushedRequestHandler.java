package io.seatkeeper.oauth.http;

import io.seatkeeper.oauth.authorize.KeptRequests;
import io.seatkeeper.oauth.authorize.RequestReader;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;

/** Pushed authorization requests (RFC 9126): checked now, under the client's own authentication, and used later by a handle. */
final class PushedRequestHandler {
    private final Clients clients;
    private final KeptRequests kept;

    PushedRequestHandler(Clients clients, KeptRequests kept) {
        this.clients = clients;
        this.kept = kept;
    }

    void handle(RoutingContext context) {
        Future.succeededFuture(context)
                .map(Form::of)
                .compose(form -> clients.authenticated(form.asSent(), form.all())
                        .compose(application -> {
                            Map<String, String> parameters = new TreeMap<>(form.all());
                            parameters.keySet().removeIf(name -> name.startsWith("client_"));
                            if (parameters.containsKey("request_uri")) {
                                throw OauthFailure.of(Kind.INVALID_REQUEST, "A pushed request names no request_uri.");
                            }
                            RequestReader.read(application, parameters);
                            return kept.keep(application.id(), parameters, false);
                        }))
                .compose(handle -> Replies.json(
                        context,
                        201,
                        new JsonObject().put("request_uri", handle).put("expires_in", KeptRequests.PUSHED.toSeconds())))
                .onFailure(failure -> Replies.refuse(context, failure));
    }
}
