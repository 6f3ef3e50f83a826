package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.oauth.client.Brought;
import io.seatkeeper.oauth.client.Clients;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.grant.Codes;
import io.seatkeeper.oauth.grant.Grant;
import io.seatkeeper.oauth.grant.Grants;
import io.seatkeeper.oauth.grant.Tokens;
import io.seatkeeper.oauth.pusher.PushTokens;
import io.seatkeeper.oauth.pusher.PusherProof;
import io.seatkeeper.oauth.refusal.Refusals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The token endpoint (RFC 6749 §3.2). */
final class TokenHandler {
    private final Forms forms;
    private final Clients clients;
    private final Codes codes;
    private final Grants grants;
    private final Tokens tokens;
    private final PusherProof pushers;
    private final PushTokens pushTokens;
    private final Refusals refusals;

    TokenHandler(
            Forms forms,
            Clients clients,
            Codes codes,
            Grants grants,
            Tokens tokens,
            PusherProof pushers,
            PushTokens pushTokens,
            Refusals refusals) {
        this.forms = forms;
        this.clients = clients;
        this.codes = codes;
        this.grants = grants;
        this.tokens = tokens;
        this.pushers = pushers;
        this.pushTokens = pushTokens;
        this.refusals = refusals;
    }

    void handle(RoutingContext context) {
        forms.read(context)
                .compose(form -> form.orEmpty("grant_type").equals("client_credentials")
                        ? byCredentials(form)
                        : clients.authenticated(form.asSent(), form.all())
                                .compose(application -> refusals.watched(application, () -> grant(application, form))))
                .compose(answer -> Replies.json(context, 200, answer))
                .onFailure(failure -> Replies.refuse(context, failure));
    }

    private Future<JsonObject> grant(Application application, Form form) {
        return switch (form.demanded("grant_type")) {
            case "authorization_code" -> byCode(application, form);
            case "refresh_token" -> byRefresh(application, form);
            default ->
                Future.failedFuture(OauthFailure.of(
                        Kind.UNSUPPORTED_GRANT_TYPE,
                        "grant_type is authorization_code, refresh_token or client_credentials."));
        };
    }

    /** For SCIM clients (RFC 6749 §4.4). */
    private Future<JsonObject> byCredentials(Form form) {
        Brought brought;
        try {
            brought = Brought.read(form.asSent(), form.all());
        } catch (OauthFailure unreadable) {
            return pushers.refuse(form.orEmpty("client_id"), unreadable);
        }
        return pushers.prove(brought)
                .compose(proven -> pushTokens.give(proven).onFailure(failure -> pushers.note(proven.client(), failure)))
                .map(given -> new JsonObject()
                        .put("access_token", given.token())
                        .put("token_type", "Bearer")
                        .put("expires_in", given.lifetime().toSeconds())
                        .put("scope", "scim"));
    }

    private Future<JsonObject> byCode(Application application, Form form) {
        return codes.redeem(
                        application.id(),
                        form.demanded("code"),
                        form.demanded("redirect_uri"),
                        form.demanded("code_verifier"))
                .compose(ids -> grants.live(ids[0], ids[1])
                        .map(found -> found.orElseThrow(
                                () -> OauthFailure.of(Kind.INVALID_GRANT, "The person can't sign in any more.")
                                        .in(new OrganizationId(ids[0])))))
                .compose(grant -> grant.covers("offline_access")
                        ? grants.firstRefresh(grant)
                                .compose(refresh -> answer(application, grant, Optional.of(refresh), true))
                        : answer(application, grant, Optional.empty(), true));
    }

    private Future<JsonObject> byRefresh(Application application, Form form) {
        return grants.refresh(application.id(), form.demanded("refresh_token"))
                .compose(next -> answer(application, next.grant(), Optional.of(next.refreshToken()), false));
    }

    private Future<JsonObject> answer(
            Application application, Grant grant, Optional<String> refreshToken, boolean first) {
        return tokens.mint(grant, application.registration(), first).map(pair -> {
            JsonObject answer = new JsonObject()
                    .put("access_token", pair.accessToken())
                    .put("token_type", "Bearer")
                    .put("expires_in", Grants.ACCESS_LIFETIME.toSeconds())
                    .put("scope", grant.scope())
                    .put("id_token", pair.idToken());
            refreshToken.ifPresent(token -> answer.put("refresh_token", token));
            return answer;
        });
    }
}
