package io.seatkeeper.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Flaw;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.Operation;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static ApiDocument document;

    @BeforeAll
    static void load() {
        document = ApiDocument.load(VERTX).await();
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void everyOperationSaysWhoMayCallItAndNothingElseIsInTheTable() {
        assertThat(AccessTable.operations())
                .isEqualTo(document.contract().operations().stream()
                        .map(Operation::getOperationId)
                        .collect(Collectors.toSet()));
    }

    @Test
    void theDocumentTellsCallersWhatTheTableAsks() {
        document.raw()
                .getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(entry -> {
                    if (entry.getValue() instanceof JsonObject operation) {
                        assertThat(operation.getJsonArray("security"))
                                .as(operation.getString("operationId"))
                                .isEqualTo(security(operation.getString("operationId")));
                    }
                }));
    }

    @Test
    void theWholeDocumentIsValid() {
        OutputUnit result = OpenAPIVersion.V3_1
                .getRepository(VERTX, "app://")
                .compose(repository -> OpenAPIVersion.V3_1.validateContract(VERTX, repository, document.raw()))
                .await();
        assertThat(result.getValid()).as(String.valueOf(result.getErrors())).isTrue();
    }

    @Test
    void theDocumentNamesEveryReasonOfAFault() {
        JsonObject fault = document.raw()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Problem")
                .getJsonObject("properties")
                .getJsonObject("errors")
                .getJsonObject("items")
                .getJsonObject("properties");

        assertThat(fault.getJsonObject("reason").getJsonArray("enum").stream().map(String::valueOf))
                .containsExactlyElementsOf(Arrays.stream(Flaw.Reason.values())
                        .map(Flaw.Reason::text)
                        .toList());
    }

    @Test
    void everyBodyRefusesFieldsThatItDoesNotName() {
        Map<String, Object> schemas = document.raw()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getMap();
        schemas.forEach((name, schema) -> {
            if (name.startsWith("New") || name.contains("Change")) {
                assertThat(schema.toString()).as(name).contains("additionalProperties=false");
            }
        });
    }

    private static JsonArray security(String operation) {
        JsonArray security = security(AccessTable.of(operation));
        if (AccessTable.isForSetUp(operation)) {
            security.add(2, new JsonObject().put("setupLink", new JsonArray()));
        }
        return security;
    }

    private static JsonArray security(Access access) {
        JsonObject operator = new JsonObject().put("operatorKey", new JsonArray());
        JsonObject session = new JsonObject().put("session", new JsonArray());
        return switch (access) {
            case Access.Everybody everybody -> new JsonArray();
            case Access.OperatorOnly operatorOnly -> new JsonArray().add(operator);
            case Access.Administrators administrators ->
                new JsonArray()
                        .add(operator)
                        .add(new JsonObject().put("adminKey", new JsonArray()))
                        .add(session);
            case Access.WithScope withScope ->
                new JsonArray()
                        .add(operator)
                        .add(new JsonObject()
                                .put(
                                        "adminKey",
                                        new JsonArray().add(withScope.scope().text())))
                        .add(session);
        };
    }
}
