package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Caller;
import io.vertx.core.Future;
import io.vertx.openapi.contract.Operation;
import java.util.Map;

/**
 * The API's operations without HTTP, for the console: the same access table, the same document that values are checked
 * against, the same use cases, and the same refusals as a call over the network would meet.
 */
public final class Operations {
    private final ApiDocument document;
    private final Gate gate;
    private final Map<String, OperationHandler> handlers;

    /** @param handlers what each operation does, by its {@code operationId} */
    public Operations(ApiDocument document, Gate gate, Map<String, OperationHandler> handlers) {
        this.document = document;
        this.gate = gate;
        this.handlers = Map.copyOf(handlers);
    }

    /**
     * Calls one. Fails with {@link Refused} and nothing else.
     *
     * @param id its {@code operationId}
     */
    public Future<Answer> call(Caller caller, String id, Asked asked) {
        Operation operation = document.contract().operation(id);
        OperationHandler handler = handlers.get(id);
        if (operation == null || handler == null) {
            throw new IllegalArgumentException("There is no such operation: " + id);
        }
        return gate.pass(caller, operation, handler, asked);
    }
}
