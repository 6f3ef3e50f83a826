package io.seatkeeper.scim.bulk;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A bulk request as it came (RFC 7644 §3.7).
 *
 * @param failOnErrors after how many failed operations the rest is left alone
 */
record BulkRequest(int failOnErrors, List<BulkOperation> operations) {
    BulkRequest {
        operations = List.copyOf(operations);
    }

    /**
     * @throws ContractFailure {@link ErrorCode#TOO_LARGE} for more operations than are announced, {@link
     *     ErrorCode#SCIM_INVALID_SYNTAX} for another shape, {@link ErrorCode#SCIM_INVALID_VALUE} for two of one bulkId
     */
    static BulkRequest read(JsonObject body, int mostOperations) {
        if (!(body.getValue("Operations") instanceof JsonArray written)) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_SYNTAX, "A bulk request has a list of Operations.");
        }
        if (written.size() > mostOperations) {
            throw new ContractFailure(
                    ErrorCode.TOO_LARGE,
                    "The request has " + written.size() + " operations; at most " + mostOperations + " are taken.");
        }
        List<BulkOperation> operations =
                written.stream().map(BulkOperation::read).toList();
        Set<String> bulkIds = new HashSet<>();
        operations.forEach(operation -> operation.bulkId().ifPresent(id -> {
            if (!bulkIds.add(id)) {
                throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, "Two operations have one and the same bulkId.");
            }
        }));
        return new BulkRequest(failOnErrors(body.getValue("failOnErrors")), operations);
    }

    private static int failOnErrors(Object written) {
        return switch (written) {
            case null -> Integer.MAX_VALUE;
            case Integer number when number > 0 -> number;
            default ->
                throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, "failOnErrors is a whole number from 1 on.");
        };
    }
}
