package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A SAML connection's settings as the database keeps them. Of where the metadata came from only a URL is kept. */
final class SamlSettingsJson {
    private SamlSettingsJson() {}

    static JsonObject write(SamlConfiguration settings) {
        JsonObject json = new JsonObject()
                .put("attributes", new JsonObject(Map.copyOf(settings.attributes())))
                .put("authnContexts", new JsonArray(settings.authnContexts()));
        url(settings).ifPresent(value -> json.put("metadataUrl", value));
        settings.requestBinding().ifPresent(value -> json.put("requestBinding", value));
        settings.forceAuthn().ifPresent(value -> json.put("forceAuthn", value));
        settings.nameIdFormat().ifPresent(value -> json.put("nameIdFormat", value));
        settings.loginHint().ifPresent(value -> json.put("loginHint", value));
        settings.allowIdpInitiated().ifPresent(value -> json.put("allowIdpInitiated", value));
        settings.clockSkewSeconds().ifPresent(value -> json.put("clockSkewSeconds", value));
        return json;
    }

    static SamlConfiguration read(JsonObject json) {
        return new SamlConfiguration(
                Optional.ofNullable(json.getString("metadataUrl")).map(MetadataSource.AtUrl::new),
                json.getJsonObject("attributes").stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))),
                Optional.ofNullable(json.getString("requestBinding")),
                Optional.ofNullable(json.getBoolean("forceAuthn")),
                json.getJsonArray("authnContexts").stream().map(String::valueOf).toList(),
                Optional.ofNullable(json.getString("nameIdFormat")),
                Optional.ofNullable(json.getString("loginHint")),
                Optional.ofNullable(json.getBoolean("allowIdpInitiated")),
                Optional.ofNullable(json.getInteger("clockSkewSeconds")));
    }

    /** Where the metadata is read anew. */
    static Optional<String> url(SamlConfiguration settings) {
        return settings.metadata().flatMap(source -> switch (source) {
            case MetadataSource.AtUrl at -> Optional.of(at.url());
            case MetadataSource.Document once -> Optional.empty();
            case MetadataSource.ByHand once -> Optional.empty();
        });
    }
}
