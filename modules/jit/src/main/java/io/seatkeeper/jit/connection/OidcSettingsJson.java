package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An OpenID Connect connection's settings as the database keeps them: what is no secret in the open, what is one sealed. */
final class OidcSettingsJson {
    private OidcSettingsJson() {}

    /** All but the secrets. */
    static JsonObject open(OidcConfiguration settings) {
        JsonObject json = new JsonObject()
                .put("issuer", settings.issuer())
                .put("clientId", settings.clientId())
                .put("attributes", new JsonObject(Map.copyOf(settings.attributes())))
                .put("scopes", new JsonArray(List.copyOf(settings.scopes())));
        settings.preset().ifPresent(value -> json.put("preset", value));
        settings.clientAuthentication().ifPresent(value -> json.put("clientAuthentication", value));
        settings.responseMode().ifPresent(value -> json.put("responseMode", value));
        settings.trustUnverifiedEmail().ifPresent(value -> json.put("trustUnverifiedEmail", value));
        settings.hostedDomain().ifPresent(value -> json.put("hostedDomain", value));
        return demands(json, settings.demands());
    }

    private static JsonObject demands(JsonObject json, OidcDemands demands) {
        if (!demands.acrValues().isEmpty()) {
            json.put("acrValues", new JsonArray(demands.acrValues()));
        }
        demands.prompt().ifPresent(value -> json.put("prompt", value));
        demands.maxAge().ifPresent(value -> json.put("maxAge", value));
        demands.clockSkewSeconds().ifPresent(value -> json.put("clockSkewSeconds", value));
        return json;
    }

    private static OidcDemands demands(JsonObject open) {
        return new OidcDemands(
                open.getJsonArray("acrValues", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList(),
                text(open, "prompt"),
                Optional.ofNullable(open.getInteger("maxAge")),
                Optional.ofNullable(open.getInteger("clockSkewSeconds")));
    }

    /** The secrets, to be sealed; empty where there is none. */
    static Optional<String> secret(OidcConfiguration settings) {
        JsonObject json = new JsonObject();
        settings.clientSecret().ifPresent(value -> json.put("clientSecret", value));
        settings.clientKey().ifPresent(value -> json.put("clientKey", value));
        return json.isEmpty() ? Optional.empty() : Optional.of(json.encode());
    }

    /** Both put together. */
    static OidcConfiguration read(JsonObject open, Optional<String> secret) {
        JsonObject kept = secret.map(JsonObject::new).orElseGet(JsonObject::new);
        return new OidcConfiguration(
                open.getString("issuer"),
                open.getString("clientId"),
                text(open, "preset"),
                text(kept, "clientSecret"),
                text(kept, "clientKey"),
                text(open, "clientAuthentication"),
                open.getJsonObject("attributes").stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))),
                open.getJsonArray("scopes").stream().map(String::valueOf).toList(),
                text(open, "responseMode"),
                Optional.ofNullable(open.getBoolean("trustUnverifiedEmail")),
                text(open, "hostedDomain"),
                demands(open));
    }

    private static Optional<String> text(JsonObject json, String key) {
        return Optional.ofNullable(json.getString(key));
    }
}
