package io.seatkeeper.admin.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an operation, by whichever way it came: each value decoded once and nothing checked yet.
 *
 * @param body the JSON body's bytes; null where none came
 */
public record Asked(
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> header,
        @Nullable Buffer body) {
    public Asked {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        header = Map.copyOf(header);
    }

    /** To read something. */
    public static Asked reading(Map<String, String> path, Map<String, String> query) {
        return new Asked(path, query, Map.of(), null);
    }

    /** To change something. */
    public static Asked changing(Map<String, String> path, Map<String, String> header, JsonObject body) {
        return new Asked(path, Map.of(), header, body.toBuffer());
    }

    /** A call of the API; what the operation's document does not name is left out, but for the query, which is checked. */
    static Asked of(RoutingContext context, Operation operation) {
        Map<String, String> headers = new HashMap<>();
        for (Parameter parameter : operation.getParameters()) {
            @Nullable String value = context.request().getHeader(parameter.getName());
            if (parameter.getIn() == Location.HEADER && value != null) {
                headers.put(parameter.getName(), value);
            }
        }
        Map<String, String> query = new HashMap<>();
        context.queryParams().forEach(query::put);
        return new Asked(context.pathParams(), query, headers, context.body().buffer());
    }

    @Nullable
    String value(Parameter parameter) {
        return switch (parameter.getIn()) {
            case PATH -> path.get(parameter.getName());
            case QUERY -> query.get(parameter.getName());
            case HEADER -> header.get(parameter.getName());
            case COOKIE -> null;
        };
    }
}
