package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Misbehaviour;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exchanges a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.6): each code once, for the client that it was made for. */
final class TokenEndpoint {
    private final ClientAuthentication clients;
    private final Grants grants;
    private final IdTokens idTokens;
    private final Misbehaviour misbehaviour;

    TokenEndpoint(ClientAuthentication clients, Grants grants, IdTokens idTokens, Misbehaviour misbehaviour) {
        this.clients = clients;
        this.grants = grants;
        this.idTokens = idTokens;
        this.misbehaviour = misbehaviour;
    }

    /** {@code POST /token}. */
    Future<Void> exchange(RoutingContext ctx, Tenant tenant) {
        Fault queued = tenant.faults().next(Place.TOKEN).orElse(null);
        return misbehaviour.answer(ctx, queued, () -> authenticated(ctx, tenant));
    }

    private Future<Void> authenticated(RoutingContext ctx, Tenant tenant) {
        MultiMap form = ctx.request().formAttributes();
        Optional<String> client = clients.clientId(tenant, ctx.request().getHeader("authorization"), form);
        if (client.isEmpty()) {
            ctx.response().putHeader("www-authenticate", "Basic realm=\"practice\"");
            return refuse(ctx, 401, "invalid_client");
        }
        if (!"authorization_code".equals(form.get("grant_type"))) {
            return refuse(ctx, 400, "unsupported_grant_type");
        }
        Optional<Grant> grant = Optional.ofNullable(form.get("code"))
                .flatMap(code -> grants.redeem(tenant, code))
                .filter(granted -> granted.request().clientId().equals(client.get()))
                .filter(granted -> granted.request().replyTo().uri().toString().equals(form.get("redirect_uri")))
                .filter(granted -> proves(granted.request().codeChallenge(), form.get("code_verifier")));
        return grant.isPresent() ? granted(ctx, tenant, grant.get()) : refuse(ctx, 400, "invalid_grant");
    }

    private Future<Void> granted(RoutingContext ctx, Tenant tenant, Grant grant) {
        if (grant.fault() != null) {
            Answers.strike(ctx, grant.fault());
        }
        return misbehaviour.answer(
                ctx,
                grant.fault(),
                () -> minted(ctx, tenant, grant).compose(idToken -> Answers.json(ctx, 200, tokens(grant, idToken))));
    }

    /** Two faults need a new key, which takes a while to make: off the event loop. */
    private Future<Optional<String>> minted(RoutingContext ctx, Tenant tenant, Grant grant) {
        Future<?> keysMade = grant.fault() == Fault.ROLLED_KEY || grant.fault() == Fault.UNKNOWN_KEY
                ? ctx.vertx().executeBlocking(() -> idTokens.makeKeys(tenant, grant), false)
                : Future.succeededFuture();
        return keysMade.map(made -> idTokens.mint(tenant, grant));
    }

    private JsonObject tokens(Grant grant, Optional<String> idToken) {
        JsonObject answer = new JsonObject()
                .put("access_token", grants.accessToken(grant))
                .put("token_type", "Bearer")
                .put("expires_in", Grants.TOKEN_LIFE.toSeconds())
                .put("scope", String.join(" ", grant.request().scope()));
        idToken.ifPresent(token -> answer.put("id_token", token));
        return answer;
    }

    private static boolean proves(@Nullable String challenge, @Nullable String verifier) {
        if (challenge == null || verifier == null) {
            return challenge == null && verifier == null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static Future<Void> refuse(RoutingContext ctx, int status, String error) {
        return Answers.json(ctx, status, new JsonObject().put("error", error));
    }
}
