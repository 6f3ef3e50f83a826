package io.seatkeeper.admin.api;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request against the document. It hands the validator each value decoded exactly once (the library's own
 * reading decodes twice, which turns the plus in an address into a blank, and takes {@code search=1.5} for a number), and
 * refuses what the document does not name: query parameters, and a body where none is taken.
 */
public final class RequestReader {
    private final RequestValidator validator;

    public RequestReader(Vertx vertx, OpenAPIContract contract) {
        validator = RequestValidator.create(vertx, contract);
    }

    /** Fails with a {@link Rejected} request. */
    Future<ValidatedRequest> read(RoutingContext context, Operation operation) {
        List<Problem.Fault> faults = new ArrayList<>(unknownParameters(context, operation));
        faults.addAll(repeatedParameters(context));
        if (!faults.isEmpty()) {
            return Future.failedFuture(new Rejected(ErrorCode.INVALID_REQUEST, faults));
        }
        @Nullable String contentType = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean nothingCame =
                context.body().buffer() == null || context.body().buffer().length() == 0;
        boolean bodyIsRead = operation.getRequestBody() != null
                && (operation.getRequestBody().isRequired() || !nothingCame);
        if (bodyIsRead && !isJson(contentType)) {
            return Future.failedFuture(new Rejected(ErrorCode.UNSUPPORTED_MEDIA_TYPE, List.of()));
        }
        return read(Asked.of(context, operation), operation);
    }

    /** The same for what did not come as a request to the API. */
    Future<ValidatedRequest> read(Asked asked, Operation operation) {
        List<Problem.Fault> faults = Texts.unstorable(asked);
        if (!faults.isEmpty()) {
            return Future.failedFuture(new Rejected(ErrorCode.INVALID_REQUEST, faults));
        }
        Map<Location, Map<String, RequestParameter>> values = values(asked, operation);
        return validator
                .validate(
                        new ValidatableRequestImpl(
                                Map.of(),
                                values.get(Location.HEADER),
                                values.get(Location.PATH),
                                values.get(Location.QUERY),
                                new RequestParameterImpl(asked.body()),
                                "application/json"),
                        operation.getOperationId())
                .recover(failure -> Future.failedFuture(
                        failure instanceof ValidatorException invalid
                                ? new Rejected(ErrorCode.INVALID_REQUEST, ValidationFaults.of(invalid))
                                : failure));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(java.util.Locale.ROOT).matches("application/json\\s*(;.*)?");
    }

    private static Map<Location, Map<String, RequestParameter>> values(Asked asked, Operation operation) {
        Map<Location, Map<String, RequestParameter>> values = new HashMap<>();
        for (Location location : Location.values()) {
            values.put(location, new HashMap<>());
        }
        for (Parameter parameter : operation.getParameters()) {
            @Nullable String value = asked.value(parameter);
            if (value != null) {
                Map<String, RequestParameter> bucket = values.get(parameter.getIn());
                if (bucket != null) {
                    bucket.put(parameter.getName(), new RequestParameterImpl(encoded(parameter, value)));
                }
            }
        }
        return values;
    }

    /** The library parses values as JSON where it can; a string is a string. */
    private static String encoded(Parameter parameter, String value) {
        return "string".equals(parameter.getSchema().get("type")) ? Json.encode(value) : value;
    }

    private static List<Problem.Fault> unknownParameters(RoutingContext context, Operation operation) {
        Set<String> known = operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Location.QUERY)
                .map(Parameter::getName)
                .collect(Collectors.toSet());
        return context.queryParams().names().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Problem.Fault(
                        "query." + Texts.shown(name), Flaw.Reason.UNKNOWN, "There is no such parameter."))
                .toList();
    }

    private static List<Problem.Fault> repeatedParameters(RoutingContext context) {
        return context.queryParams().names().stream()
                .filter(name -> context.queryParams().getAll(name).size() > 1)
                .map(name -> new Problem.Fault(
                        "query." + Texts.shown(name), Flaw.Reason.REPEATED, "The parameter came more than once."))
                .toList();
    }

    /** A request that the document does not allow. */
    static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ErrorCode code;
        private final transient List<Problem.Fault> faults;

        Rejected(ErrorCode code, List<Problem.Fault> faults) {
            super(code.meaning(), null, false, false);
            this.code = code;
            this.faults = List.copyOf(faults);
        }

        Problem problem() {
            return new Problem(code, code.meaning(), faults);
        }
    }
}
