package io.seatkeeper.jit.saml.metadata;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A provider's metadata as the database keeps it. */
public final class MetadataJson {
    private MetadataJson() {}

    public static JsonObject write(IdpMetadata metadata) {
        JsonObject json = new JsonObject()
                .put("entityId", metadata.entityId())
                .put("signOn", array(metadata.signOn(), MetadataJson::endpoint))
                .put("logout", array(metadata.logout(), MetadataJson::endpoint))
                .put("certificates", array(metadata.certificates(), MetadataJson::certificate))
                .put("nameIdFormats", new JsonArray(metadata.nameIdFormats()))
                .put("wantsSignedRequests", metadata.wantsSignedRequests())
                .put("notes", new JsonArray(metadata.notes()));
        metadata.validUntil().ifPresent(moment -> json.put("validUntil", moment.toString()));
        return json;
    }

    public static IdpMetadata read(JsonObject json) {
        return new IdpMetadata(
                json.getString("entityId"),
                objects(json.getJsonArray("signOn"), MetadataJson::endpoint),
                objects(json.getJsonArray("logout"), MetadataJson::endpoint),
                objects(json.getJsonArray("certificates"), MetadataJson::certificate),
                texts(json.getJsonArray("nameIdFormats")),
                json.getBoolean("wantsSignedRequests"),
                Optional.ofNullable(json.getString("validUntil")).map(Instant::parse),
                texts(json.getJsonArray("notes")));
    }

    private static JsonObject endpoint(IdpEndpoint endpoint) {
        JsonObject json =
                new JsonObject().put("binding", endpoint.binding().name()).put("location", endpoint.location());
        endpoint.responseLocation().ifPresent(location -> json.put("responseLocation", location));
        return json;
    }

    private static IdpEndpoint endpoint(JsonObject json) {
        return new IdpEndpoint(
                Binding.valueOf(json.getString("binding")),
                json.getString("location"),
                Optional.ofNullable(json.getString("responseLocation")));
    }

    /** For our own certificates too. */
    public static JsonObject certificate(KeyCertificate certificate) {
        return new JsonObject()
                .put("der", certificate.der())
                .put("sha256", certificate.sha256())
                .put("subject", certificate.subject())
                .put("notBefore", certificate.notBefore().toString())
                .put("notAfter", certificate.notAfter().toString());
    }

    public static KeyCertificate certificate(JsonObject json) {
        return new KeyCertificate(
                json.getString("der"),
                json.getString("sha256"),
                json.getString("subject"),
                Instant.parse(json.getString("notBefore")),
                Instant.parse(json.getString("notAfter")));
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }

    private static <T> List<T> objects(JsonArray array, Function<JsonObject, T> reader) {
        return array.stream().map(JsonObject.class::cast).map(reader).toList();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
