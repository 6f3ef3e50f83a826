package io.seatkeeper.oauth.http;

import com.nimbusds.jose.Algorithm;
import io.seatkeeper.oauth.authorize.RequestReader;
import io.seatkeeper.oauth.client.Signatures;
import io.seatkeeper.oauth.key.SigningKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What we are and can, for clients that set themselves up (OpenID Connect Discovery §3, RFC 8414), and our public keys. */
final class DiscoveryHandler {
    private final SigningKeys keys;
    private final JsonObject document;

    DiscoveryHandler(SigningKeys keys, String issuer) {
        this.keys = keys;
        this.document = document(issuer);
    }

    void document(RoutingContext context) {
        Replies.published(context, document.copy());
    }

    void keys(RoutingContext context) {
        keys.ring()
                .compose(ring -> Replies.published(
                        context, new JsonObject(ring.published().toString(true))))
                .onFailure(failure -> Replies.refuse(context, failure));
    }

    private static JsonObject document(String issuer) {
        JsonArray authentication = new JsonArray()
                .add("client_secret_basic")
                .add("client_secret_post")
                .add("private_key_jwt");
        JsonArray assertionAlgorithms = names(Signatures.ALGORITHMS);
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + OauthPaths.AUTHORIZE)
                .put("token_endpoint", issuer + OauthPaths.TOKEN)
                .put("userinfo_endpoint", issuer + OauthPaths.USERINFO)
                .put("jwks_uri", issuer + OauthPaths.JWKS)
                .put("introspection_endpoint", issuer + OauthPaths.INTROSPECT)
                .put("revocation_endpoint", issuer + OauthPaths.REVOKE)
                .put("pushed_authorization_request_endpoint", issuer + OauthPaths.PUSHED)
                .put("end_session_endpoint", issuer + OauthPaths.LOGOUT)
                .put("backchannel_logout_supported", true)
                .put("backchannel_logout_session_supported", true)
                .put("scopes_supported", new JsonArray(RequestReader.SCOPES))
                .put("response_types_supported", new JsonArray().add("code"))
                .put("response_modes_supported", new JsonArray().add("query").add("form_post"))
                .put(
                        "grant_types_supported",
                        new JsonArray()
                                .add("authorization_code")
                                .add("refresh_token")
                                .add("client_credentials"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", names(SigningKeys.ALGORITHMS))
                .put(
                        "token_endpoint_auth_methods_supported",
                        authentication.copy().add("none"))
                .put("token_endpoint_auth_signing_alg_values_supported", assertionAlgorithms.copy())
                .put("introspection_endpoint_auth_methods_supported", authentication.copy())
                .put("introspection_endpoint_auth_signing_alg_values_supported", assertionAlgorithms.copy())
                .put(
                        "revocation_endpoint_auth_methods_supported",
                        authentication.copy().add("none"))
                .put("revocation_endpoint_auth_signing_alg_values_supported", assertionAlgorithms.copy())
                .put("code_challenge_methods_supported", new JsonArray().add("S256"))
                .put("prompt_values_supported", new JsonArray(List.of("none", "login", "select_account", "consent")))
                .put("authorization_response_iss_parameter_supported", true)
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false)
                .put("claims_parameter_supported", false)
                .put(
                        "claims_supported",
                        new JsonArray(List.of(
                                "sub",
                                "org_id",
                                "org",
                                "role",
                                "teams",
                                "email",
                                "email_verified",
                                "name",
                                "given_name",
                                "family_name",
                                "auth_method",
                                "auth_time",
                                "sid")));
    }

    private static JsonArray names(List<? extends Algorithm> algorithms) {
        return new JsonArray(algorithms.stream().map(Algorithm::getName).toList());
    }
}
