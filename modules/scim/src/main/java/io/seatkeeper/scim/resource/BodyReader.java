package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.Schema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the body of a POST or PUT. What is read-only is passed over (RFC 7644 §3.3, §3.5.1), a password dropped; what no schema
 * has is collected, or refused to a strict client.
 */
public final class BodyReader {
    private final ResourceType type;
    private final Unknown unknown;
    private final ValueReader values;

    public BodyReader(ResourceType type, Unknown unknown) {
        this.type = type;
        this.unknown = unknown;
        this.values = new ValueReader(unknown);
    }

    /**
     * @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} for a value that does not fit its attribute, {@link
     *     ErrorCode#SCIM_INVALID_SYNTAX} for what a strict client may not send
     */
    public Document read(JsonObject body) {
        Document document = new Document(new JsonObject());
        boolean named = false;
        for (Map.Entry<String, Object> each : body) {
            Optional<Schema> schema = type.schema(each.getKey());
            if (each.getKey().equalsIgnoreCase("schemas")) {
                named = true;
                checkSchemas(each.getValue());
            } else if (schema.isPresent() && each.getValue() instanceof JsonObject attributes) {
                attributes.forEach(inner -> take(document, schema.get().id() + ":" + inner.getKey(), inner.getValue()));
            } else if (schema.isEmpty() || each.getValue() != null) {
                take(document, each.getKey(), each.getValue());
            }
        }
        if (!named && unknown.manner() == Manner.STRICT) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_SYNTAX, "The body names no schemas (RFC 7643 §3).");
        }
        return document;
    }

    private void checkSchemas(Object written) {
        if (written instanceof JsonArray urns) {
            urns.stream()
                    .filter(urn ->
                            !(urn instanceof String text) || type.schema(text).isEmpty())
                    .forEach(urn -> unknown.meet(String.valueOf(urn)));
        } else {
            unknown.meet("schemas as something else than a list");
        }
    }

    private void take(Document document, String name, Object value) {
        Optional<Definition> found = type.find(name);
        if (found.isEmpty()) {
            unknown.meet(name);
        } else if (found.get().kept()) {
            document.put(
                    found.get(),
                    values.read(found.get().leaf(), value, found.get().path().toString()));
        }
    }
}
