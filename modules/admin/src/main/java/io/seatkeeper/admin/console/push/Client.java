package io.seatkeeper.admin.console.push;

import io.seatkeeper.admin.console.page.KeptSecret;
import io.seatkeeper.admin.console.page.Voice;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SCIM client as the API describes it.
 *
 * @param proof what its proof is compared with, by the names of the API
 * @param jwks its public keys; empty where they stand elsewhere, or there are none
 */
public record Client(
        String id,
        String name,
        String authentication,
        Map<String, String> proof,
        Optional<String> jwks,
        Optional<String> connection,
        boolean externalIdIsSsoId,
        boolean strict,
        List<KeptSecret> secrets,
        Optional<String> lastUsedAt,
        String createdAt) {
    /** Reads one. */
    public static Client of(JsonObject json) {
        Map<String, String> proof = new LinkedHashMap<>();
        for (String name : ClientForm.PROOF) {
            Optional.ofNullable(json.getString(name)).ifPresent(value -> proof.put(name, value));
        }
        return new Client(
                json.getString("id"),
                json.getString("name"),
                json.getString("authentication"),
                proof,
                Optional.ofNullable(json.getJsonObject("jwks")).map(JsonObject::encodePrettily),
                Optional.ofNullable(json.getString("connection")),
                json.getBoolean(Manners.EXTERNAL_ID),
                json.getBoolean(Manners.STRICT),
                KeptSecret.all(json),
                Optional.ofNullable(json.getString("lastUsedAt")),
                json.getString("createdAt"));
    }

    /** Whether it proves itself by a secret and has none left that counts. */
    public boolean ended(Voice voice) {
        return bySecret() && secrets.stream().allMatch(secret -> secret.ended(voice));
    }

    /** Whether within two weeks it will have no secret that counts. One that follows it in time is enough. */
    public boolean endsSoon(Voice voice) {
        return bySecret() && secrets.stream().allMatch(secret -> secret.endsSoon(voice));
    }

    public boolean bySecret() {
        return authentication.equals("client_secret");
    }

    public String path() {
        return "/console" + ScimPage.PATH + "/clients/" + id;
    }
}
