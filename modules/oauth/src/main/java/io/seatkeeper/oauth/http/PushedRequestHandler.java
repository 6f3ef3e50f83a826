package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.oauth.authorize.KeptRequests;
import io.seatkeeper.oauth.authorize.RequestReader;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Pushed authorization requests (RFC 9126): checked now, under the client's own authentication, and used later by a handle. */
final class PushedRequestHandler {
    private final Clients clients;
    private final KeptRequests kept;
    private final Refusals refusals;

    PushedRequestHandler(Clients clients, KeptRequests kept, Refusals refusals) {
        this.clients = clients;
        this.kept = kept;
        this.refusals = refusals;
    }

    void handle(RoutingContext context) {
        Future.succeededFuture(context)
                .map(Form::of)
                .compose(form -> clients.authenticated(form.asSent(), form.all())
                        .compose(application -> refusals.watched(application, () -> keep(application, form))))
                .compose(handle -> Replies.json(
                        context,
                        201,
                        new JsonObject().put("request_uri", handle).put("expires_in", KeptRequests.PUSHED.toSeconds())))
                .onFailure(failure -> Replies.refuse(context, failure));
    }

    private Future<String> keep(Application application, Form form) {
        if (!form.orEmpty("request_uri").isEmpty()) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, "A pushed request names no request_uri.");
        }
        Map<String, String> parameters = RequestReader.known(form.all());
        RequestReader.read(application, parameters);
        return kept.keep(application.id(), parameters, false);
    }
}
