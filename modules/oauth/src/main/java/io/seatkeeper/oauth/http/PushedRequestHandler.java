package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
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
    private final Crowds crowds;
    private final Forms forms;
    private final Clients clients;
    private final KeptRequests kept;
    private final Refusals refusals;

    PushedRequestHandler(Crowds crowds, Forms forms, Clients clients, KeptRequests kept, Refusals refusals) {
        this.crowds = crowds;
        this.forms = forms;
        this.clients = clients;
        this.kept = kept;
        this.refusals = refusals;
    }

    void handle(RoutingContext context) {
        forms.read(context)
                .compose(form -> clients.authenticated(form.asSent(), form.all())
                        .compose(application -> refusals.watched(application, () -> keep(context, application, form))))
                .compose(handle -> Replies.json(
                        context,
                        201,
                        new JsonObject().put("request_uri", handle).put("expires_in", KeptRequests.PUSHED.toSeconds())))
                .onFailure(failure -> Replies.refuse(context, failure));
    }

    /** A client that has proven itself answers for what it does; whoever claims to be a public one may be anybody. */
    private Future<String> keep(RoutingContext context, Application application, Form form) {
        if (application.registration().authentication() == Authentication.NONE) {
            crowds.counted(context);
            crowds.count(application);
        }
        if (!form.orEmpty("request_uri").isEmpty()) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, "A pushed request names no request_uri.");
        }
        Map<String, String> parameters = RequestReader.known(form.all());
        RequestReader.read(application, parameters);
        return kept.keep(application.id(), parameters, false);
    }
}
