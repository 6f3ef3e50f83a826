package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.SamlConfiguration;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads a provider's settings out of a body, by protocol. */
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
            "hostedDomain",
            "acrValues",
            "prompt",
            "maxAge",
            "clockSkewSeconds");

    private ConnectionSettings() {}

    static Settings made(JsonObject body) {
        if ("saml".equals(body.getString("protocol"))) {
            refuseForeign(body, SamlSettings.FIELDS, FIELDS);
            return SamlSettings.made(body);
        }
        refuseForeign(body, FIELDS, SamlSettings.FIELDS);
        List.of("issuer", "clientId").forEach(field -> {
            if (!body.containsKey(field)) {
                throw ContractFailure.at(
                        field, Flaw.Reason.REQUIRED, "A connection by OpenID Connect needs " + field + ".");
            }
        });
        return oidc(body);
    }

    /** What was, with what is given laid over it; empty when none of it is given. */
    static Optional<Settings> changed(JsonObject body, Settings was) {
        return switch (was) {
            case OidcConfiguration oidc -> {
                refuseForeign(body, FIELDS, SamlSettings.FIELDS);
                yield given(body, FIELDS) ? Optional.of(changed(body, oidc)) : Optional.empty();
            }
            case SamlConfiguration saml -> {
                refuseForeign(body, SamlSettings.FIELDS, FIELDS);
                yield given(body, SamlSettings.FIELDS)
                        ? Optional.of(SamlSettings.changed(body, saml))
                        : Optional.empty();
            }
        };
    }

    private static boolean given(JsonObject body, Set<String> fields) {
        return fields.stream().anyMatch(body::containsKey);
    }

    private static void refuseForeign(JsonObject body, Set<String> own, Set<String> other) {
        body.fieldNames().stream()
                .filter(field -> other.contains(field) && !own.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw ContractFailure.at(
                            field, Flaw.Reason.UNKNOWN, "The connection's protocol has no " + field + ".");
                });
    }

    private static OidcConfiguration oidc(JsonObject body) {
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
                text(body, "hostedDomain"),
                demands(body, OidcDemands.NONE));
    }

    /** An absent secret stays as it is. */
    private static OidcConfiguration changed(JsonObject body, OidcConfiguration was) {
        return new OidcConfiguration(
                text(body, "issuer").orElse(was.issuer()),
                text(body, "clientId").orElse(was.clientId()),
                given(body, "preset", JsonObject::getString, was.preset()),
                text(body, "clientSecret"),
                key(body),
                given(body, "clientAuthentication", JsonObject::getString, was.clientAuthentication()),
                attributes(body).orElse(was.attributes()),
                ConnectionResource.texts(body, "scopes").orElse(was.scopes()),
                given(body, "responseMode", JsonObject::getString, was.responseMode()),
                given(body, "trustUnverifiedEmail", JsonObject::getBoolean, was.trustUnverifiedEmail()),
                given(body, "hostedDomain", JsonObject::getString, was.hostedDomain()),
                demands(body, was.demands()));
    }

    private static OidcDemands demands(JsonObject body, OidcDemands was) {
        return new OidcDemands(
                ConnectionResource.texts(body, "acrValues").orElse(was.acrValues()),
                given(body, "prompt", JsonObject::getString, was.prompt()),
                given(body, "maxAge", JsonObject::getInteger, was.maxAge()),
                given(body, "clockSkewSeconds", JsonObject::getInteger, was.clockSkewSeconds()));
    }

    /** What is given in the place of what was: null takes it away. */
    static <T> Optional<T> given(
            JsonObject body, String field, BiFunction<JsonObject, String, @Nullable T> read, Optional<T> was) {
        return body.containsKey(field) ? Optional.ofNullable(read.apply(body, field)) : was;
    }

    static Optional<String> text(JsonObject body, String field) {
        return Optional.ofNullable(body.getString(field));
    }

    private static Optional<String> key(JsonObject body) {
        return Optional.ofNullable(body.getJsonArray("keys"))
                .map(keys -> keys.getJsonObject(0).encode());
    }

    static Optional<Map<String, String>> attributes(JsonObject body) {
        return Optional.ofNullable(body.getJsonObject("attributes")).map(object -> {
            Map<String, String> attributes = new LinkedHashMap<>();
            object.forEach(field -> attributes.put(field.getKey(), (String) field.getValue()));
            return attributes;
        });
    }
}
