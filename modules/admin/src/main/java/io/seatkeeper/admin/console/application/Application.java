package io.seatkeeper.admin.console.application;

import io.seatkeeper.admin.console.page.KeptSecret;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** An application as the API describes it. */
public record Application(
        String id,
        String name,
        String authentication,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Optional<String> backchannelLogoutUri,
        Optional<String> jwks,
        String signing,
        boolean introspectionOnly,
        List<KeptSecret> secrets,
        String createdAt) {
    static Application of(JsonObject json) {
        return new Application(
                json.getString("id"),
                json.getString("name"),
                json.getString("authentication"),
                texts(json, "redirectUris"),
                texts(json, "postLogoutRedirectUris"),
                Optional.ofNullable(json.getString("backchannelLogoutUri")),
                Optional.ofNullable(json.getJsonObject("jwks")).map(JsonObject::encodePrettily),
                json.getString("signing"),
                json.getBoolean("introspectionOnly"),
                KeptSecret.all(json),
                json.getString("createdAt"));
    }

    private static List<String> texts(JsonObject json, String field) {
        return json.getJsonArray(field).stream().map(String::valueOf).toList();
    }

    /** Whether it proves itself by a secret that both know. */
    public boolean bySecret() {
        return authentication.startsWith("client_secret");
    }

    public String path() {
        return ApplicationsPage.PATH + "/" + id;
    }
}
