package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an OpenID Connect provider's settings out of a body. */
final class ConnectionSettings {
    private static final Set<String> FIELDS = Set.of(
            "issuer",
            "clientId",
            "clientSecret",
            "keys",
            "clientAuthentication",
            "preset",
            "attributes",
            "scopes",
            "responseMode",
            "trustUnverifiedEmail",
            "hostedDomain");

    private ConnectionSettings() {}

    static OidcConfiguration made(JsonObject body) {
        return new OidcConfiguration(
                body.getString("issuer"),
                body.getString("clientId"),
                text(body, "preset"),
                text(body, "clientSecret"),
                key(body),
                text(body, "clientAuthentication"),
                attributes(body).orElse(Map.of()),
                ConnectionResource.texts(body, "scopes").orElse(List.of()),
                text(body, "responseMode"),
                Optional.ofNullable(body.getBoolean("trustUnverifiedEmail")),
                text(body, "hostedDomain"));
    }

    /** What was, with what is given laid over it; empty when none of it is given. An absent secret stays as it is. */
    static Optional<OidcConfiguration> changed(JsonObject body, OidcConfiguration was) {
        if (FIELDS.stream().noneMatch(body::containsKey)) {
            return Optional.empty();
        }
        return Optional.of(new OidcConfiguration(
                text(body, "issuer").orElse(was.issuer()),
                text(body, "clientId").orElse(was.clientId()),
                text(body, "preset").or(was::preset),
                text(body, "clientSecret"),
                key(body),
                text(body, "clientAuthentication").or(was::clientAuthentication),
                attributes(body).orElse(was.attributes()),
                ConnectionResource.texts(body, "scopes").orElse(was.scopes()),
                text(body, "responseMode").or(was::responseMode),
                Optional.ofNullable(body.getBoolean("trustUnverifiedEmail")).or(was::trustUnverifiedEmail),
                text(body, "hostedDomain").or(was::hostedDomain)));
    }

    private static Optional<String> text(JsonObject body, String field) {
        return Optional.ofNullable(body.getString(field));
    }

    private static Optional<String> key(JsonObject body) {
        return Optional.ofNullable(body.getJsonArray("keys"))
                .map(keys -> keys.getJsonObject(0).encode());
    }

    private static Optional<Map<String, String>> attributes(JsonObject body) {
        return Optional.ofNullable(body.getJsonObject("attributes")).map(object -> {
            Map<String, String> attributes = new LinkedHashMap<>();
            object.forEach(field -> attributes.put(field.getKey(), (String) field.getValue()));
            return attributes;
        });
    }
}
