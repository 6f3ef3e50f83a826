package io.seatkeeper.admin.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.impl.Utils;
import java.nio.charset.StandardCharsets;

/**
 * The OpenAPI document, which the API is made from: read once per process and shared by every server instance.
 *
 * @param raw as it is written, and served
 * @param contract as it is checked against
 */
public record ApiDocument(JsonObject raw, OpenAPIContract contract) {
    /** Where the API lives. */
    public static final String BASE_PATH = "/api/v1";

    private static final String FILE = "openapi.yaml";

    /** Reads {@code openapi.yaml}. Fails when it is no valid OpenAPI 3.1 document. */
    public static Future<ApiDocument> load(Vertx vertx) {
        return vertx.fileSystem()
                .readFile(FILE)
                .compose(text -> Utils.yamlStringToJson(text.toString(StandardCharsets.UTF_8)))
                .compose(raw ->
                        OpenAPIContract.from(vertx, checkable(raw)).map(contract -> new ApiDocument(raw, contract)));
    }

    /**
     * What of it requests are checked against. The library wants whole addresses in {@code servers}, where the document
     * names only the path, as any host may serve it; and it knows neither problem+json nor HTML among the answers.
     */
    private static JsonObject checkable(JsonObject raw) {
        JsonObject copy = raw.copy();
        copy.remove("servers");
        copy.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(entry -> {
                    if (entry.getValue() instanceof JsonObject operation) {
                        operation.put(
                                "responses",
                                new JsonObject()
                                        .put("default", new JsonObject().put("description", "Described elsewhere.")));
                    }
                }));
        return copy;
    }
}
