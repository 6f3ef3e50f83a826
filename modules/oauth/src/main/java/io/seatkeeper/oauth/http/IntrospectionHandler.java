package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.grant.Grants;
import io.seatkeeper.oauth.grant.Grants.Live;
import io.seatkeeper.oauth.grant.Tokens;
import io.seatkeeper.oauth.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Whether a token counts just now (RFC 7662), and its end at the wish of its client (RFC 7009). A client learns of its own alone. */
final class IntrospectionHandler {
    private final Forms forms;
    private final Clients clients;
    private final Grants grants;
    private final Tokens tokens;
    private final Refusals refusals;
    private final String issuer;

    IntrospectionHandler(Forms forms, Clients clients, Grants grants, Tokens tokens, Refusals refusals, String issuer) {
        this.forms = forms;
        this.clients = clients;
        this.grants = grants;
        this.tokens = tokens;
        this.refusals = refusals;
        this.issuer = issuer;
    }

    void introspect(RoutingContext context) {
        forms.read(context)
                .compose(form -> clients.authenticated(form.asSent(), form.all())
                        .compose(application ->
                                refusals.watched(application, () -> look(application, form.demanded("token")))))
                .compose(answer -> Replies.json(context, 200, answer))
                .onFailure(failure -> Replies.refuse(context, failure));
    }

    /** Answers 200 whatever the token is (RFC 7009 §2.2). */
    void revoke(RoutingContext context) {
        forms.read(context)
                .compose(form -> clients.authenticated(form.asSent(), form.all())
                        .compose(application -> refusals.watched(
                                application, () -> grants.revoke(application.id(), form.demanded("token")))))
                .compose(done -> Replies.json(context, 200, new JsonObject()))
                .onFailure(failure -> Replies.refuse(context, failure));
    }

    private Future<JsonObject> look(Application application, String token) {
        if (application.registration().authentication() == Authentication.NONE) {
            throw OauthFailure.of(Kind.INVALID_CLIENT, "A public client can't ask about tokens.");
        }
        return grants.byRefresh(application.id(), token)
                .compose(refresh -> refresh.isPresent()
                        ? Future.succeededFuture(Optional.of(answer(refresh.get(), "refresh_token")))
                        : tokens.read(token)
                                .map(access -> access.filter(live ->
                                                live.grant().application().equals(application.id()))
                                        .map(live -> answer(live, "Bearer"))))
                .map(found -> found.orElseGet(() -> new JsonObject().put("active", false)));
    }

    private JsonObject answer(Live live, String type) {
        return new JsonObject(Tokens.claims(live.grant()))
                .put("active", true)
                .put("iss", issuer)
                .put("client_id", live.grant().application().toString())
                .put("aud", live.grant().application().toString())
                .put("scope", live.grant().scope())
                .put("token_type", type)
                .put("sid", live.grant().session().toString())
                .put("exp", live.expiresAt().getEpochSecond());
    }
}
