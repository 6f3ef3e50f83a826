package io.seatkeeper.admin.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the document into what its page shows. */
final class ReferenceReader {
    private final ApiDocument document;

    ReferenceReader(ApiDocument document) {
        this.document = document;
    }

    Reference read(String style) {
        JsonObject info = document.raw().getJsonObject("info");
        List<Reference.Section> sections = document.raw().getJsonArray("tags").stream()
                .map(JsonObject.class::cast)
                .map(tag -> new Reference.Section(
                        tag.getString("name"), plain(tag.getString("description")), operations(tag.getString("name"))))
                .toList();
        return new Reference(info.getString("title"), plain(info.getString("description")), style, sections);
    }

    /** In the order of the document, not of the library's routes. */
    private List<Reference.Shown> operations(String tag) {
        List<Reference.Shown> shown = new ArrayList<>();
        for (Map.Entry<String, Object> path : document.raw().getJsonObject("paths")) {
            for (Map.Entry<String, Object> entry : (JsonObject) path.getValue()) {
                if (entry.getValue() instanceof JsonObject operation
                        && operation.getJsonArray("tags").contains(tag)) {
                    shown.add(operation(path.getKey(), operation));
                }
            }
        }
        return shown;
    }

    private Reference.Shown operation(String path, JsonObject written) {
        String id = written.getString("operationId");
        Operation operation = document.contract().operation(id);
        JsonObject model = operation.getOpenAPIModel();
        @Nullable JsonObject content = content(model);
        List<Reference.Table> tables = new ArrayList<>();
        if (!operation.getParameters().isEmpty()) {
            tables.add(new Reference.Table(
                    "Parameters",
                    operation.getParameters().stream()
                            .map(ReferenceReader::parameter)
                            .toList()));
        }
        if (content != null) {
            tables.add(new Reference.Table("Body", fields(content.getJsonObject("schema"))));
        }
        tables.add(new Reference.Table("Answers", answers(written.getJsonObject("responses"))));
        return new Reference.Shown(
                id,
                operation.getHttpMethod().name(),
                ApiDocument.BASE_PATH + path,
                model.getString("summary"),
                plain(model.getString("description", "")),
                access(AccessTable.of(id)),
                tables,
                content == null ? "" : example(content));
    }

    private static @Nullable JsonObject content(JsonObject operation) {
        JsonObject body = operation.getJsonObject("requestBody");
        return body == null ? null : body.getJsonObject("content").getJsonObject("application/json");
    }

    private static String access(Access access) {
        return switch (access) {
            case Access.Everybody everybody -> "For everybody.";
            case Access.OperatorOnly operatorOnly -> "For operator keys.";
            case Access.Administrators administrators ->
                "For operator keys, the organization's admin keys and its Org Admins.";
            case Access.WithScope withScope ->
                "For operator keys, admin keys with the scope %s, and Org Admins."
                        .formatted(withScope.scope().text());
        };
    }

    private static Reference.Line parameter(Parameter parameter) {
        return new Reference.Line(
                parameter.getName(),
                parameter.isRequired(),
                form(parameter.getOpenAPIModel().getJsonObject("schema")),
                plain(parameter.getOpenAPIModel().getString("description", "")));
    }

    private static List<Reference.Line> fields(JsonObject schema) {
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        List<Reference.Line> lines = new ArrayList<>();
        for (Map.Entry<String, Object> field : schema.getJsonObject("properties")) {
            if (field.getValue() instanceof JsonObject described) {
                lines.add(new Reference.Line(
                        field.getKey(),
                        required.contains(field.getKey()),
                        form(described),
                        plain(described.getString("description", ""))));
            }
        }
        return lines;
    }

    private List<Reference.Line> answers(JsonObject responses) {
        List<Reference.Line> lines = new ArrayList<>();
        for (Map.Entry<String, Object> response : responses) {
            if (response.getValue() instanceof JsonObject named) {
                JsonObject described = described(named);
                JsonObject content = described.getJsonObject("content", new JsonObject());
                lines.add(new Reference.Line(
                        response.getKey(),
                        false,
                        String.join(", ", content.fieldNames()),
                        plain(described.getString("description", ""))));
            }
        }
        return lines;
    }

    /** An answer that several operations share stands among the components. */
    private JsonObject described(JsonObject response) {
        @Nullable String reference = response.getString("$ref");
        return reference == null
                ? response
                : document.raw()
                        .getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static String form(JsonObject schema) {
        Object type = schema.getValue("type");
        String form = type instanceof JsonArray several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                : String.valueOf(type);
        JsonArray allowed = schema.getJsonArray("enum");
        if (allowed != null) {
            return allowed.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (schema.containsKey("minimum") && schema.containsKey("maximum")) {
            return form + ", " + schema.getValue("minimum") + " to " + schema.getValue("maximum");
        }
        return schema.containsKey("maxLength")
                ? form + ", at most " + schema.getValue("maxLength") + " characters"
                : form;
    }

    private static String example(JsonObject content) {
        JsonObject single = content.getJsonObject("example");
        if (single != null) {
            return withoutMarks(single).encodePrettily();
        }
        return content.getJsonObject("examples", new JsonObject()).stream()
                .filter(entry -> written(entry.getKey()))
                .map(entry -> withoutMarks(((JsonObject) entry.getValue()).getJsonObject("value"))
                        .encodePrettily())
                .collect(Collectors.joining("\n"));
    }

    private static JsonObject withoutMarks(JsonObject object) {
        JsonObject plain = new JsonObject();
        object.stream()
                .filter(entry -> written(entry.getKey()))
                .forEach(entry -> plain.put(entry.getKey(), entry.getValue()));
        return plain;
    }

    /** The library leaves marks of its own in what it has resolved. */
    private static boolean written(String field) {
        return !field.startsWith("__");
    }

    /** Markdown's code marks, which a plain page does without. */
    private static String plain(String text) {
        return text.replace("`", "").strip();
    }
}
