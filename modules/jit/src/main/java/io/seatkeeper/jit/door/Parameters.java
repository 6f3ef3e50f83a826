package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Reads a request's parameters within bounds: each at most once, none longer than it can rightly be. */
final class Parameters {
    private Parameters() {}

    /** Those of the form for a POST, else those of the query. */
    static MultiMap of(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST)
                ? context.request().formAttributes()
                : context.queryParams();
    }

    /**
     * One parameter; empty counts as absent.
     *
     * @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} when it came twice or is too long
     */
    static Optional<String> one(MultiMap parameters, String name, int longest) {
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, "The parameter " + name + " came more than once.");
        }
        Optional<String> value = values.stream().filter(text -> !text.isEmpty()).findFirst();
        if (value.filter(text -> text.length() > longest).isPresent()) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST, "The parameter " + name + " has at most " + longest + " characters.");
        }
        return value;
    }
}
