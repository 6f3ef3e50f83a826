package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Misbehaviour;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The two documents that a client reads before anybody signs in: OpenID Connect Discovery 1.0 and the keys (RFC 7517). */
final class Discovery {
    private final Misbehaviour misbehaviour;

    Discovery(Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
    }

    /** {@code GET /.well-known/openid-configuration}. */
    Future<Void> document(RoutingContext ctx, Tenant tenant) {
        Fault fault = tenant.faults().next(Place.DISCOVERY).orElse(null);
        if (fault != null) {
            Answers.strike(ctx, fault);
        }
        return misbehaviour.answer(ctx, fault, () -> Answers.json(ctx, 200, document(tenant.issuer(), fault)));
    }

    /** {@code GET /jwks}. */
    Future<Void> keys(RoutingContext ctx, Tenant tenant) {
        Fault fault = tenant.faults().next(Place.JWKS).orElse(null);
        return misbehaviour.answer(
                ctx,
                fault,
                () -> Answers.json(ctx, 200, new JsonObject(tenant.keys().jwks().toJSONObject(true))));
    }

    private static JsonObject document(String issuer, @Nullable Fault fault) {
        JsonObject document = new JsonObject()
                .put("issuer", fault == Fault.WRONG_ISSUER ? IdTokens.OTHER_ISSUER : issuer)
                .put("authorization_endpoint", issuer + "/authorize")
                .put("token_endpoint", issuer + "/token")
                .put("userinfo_endpoint", issuer + "/userinfo")
                .put("jwks_uri", issuer + "/jwks")
                .put("end_session_endpoint", issuer + "/end-session")
                .put("response_types_supported", list("code"))
                .put("response_modes_supported", list("query", "form_post"))
                .put("grant_types_supported", list("authorization_code"))
                .put("subject_types_supported", list("public"))
                .put("id_token_signing_alg_values_supported", list("RS256"))
                .put("scopes_supported", list("openid", "profile", "email"))
                .put(
                        "token_endpoint_auth_methods_supported",
                        list("client_secret_basic", "client_secret_post", "private_key_jwt"))
                .put(
                        "token_endpoint_auth_signing_alg_values_supported",
                        list("RS256", "PS256", "ES256", "ES384", "ES512"))
                .put("code_challenge_methods_supported", list("S256"))
                .put(
                        "claims_supported",
                        list(
                                "sub",
                                "name",
                                "given_name",
                                "family_name",
                                "preferred_username",
                                "email",
                                "email_verified",
                                "groups",
                                "roles",
                                "oid",
                                "tid",
                                "hd",
                                "sid",
                                "auth_time",
                                "acr"))
                .put("authorization_response_iss_parameter_supported", true)
                .put("backchannel_logout_supported", true)
                .put("backchannel_logout_session_supported", true)
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false);
        if (fault == Fault.MISSING_ISSUER) {
            document.remove("issuer");
        }
        return document;
    }

    private static JsonArray list(String... values) {
        return JsonArray.of((Object[]) values);
    }
}
