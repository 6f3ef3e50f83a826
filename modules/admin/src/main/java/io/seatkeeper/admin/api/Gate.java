package io.seatkeeper.admin.api;

import io.seatkeeper.admin.idempotency.Idempotency;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.published.RefusalLog;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way every call takes: who asks, may they, is it well formed, is the organization theirs, was it asked before. */
public final class Gate {
    private static final OrganizationId NO_ORGANIZATION = new OrganizationId(new UUID(0, 0));

    private static final String KEY = "Idempotency-Key";

    /** The path parameter that names the organization. */
    private static final String ORGANIZATION = "org";

    private final Bus bus;
    private final Authentication authentication;
    private final RequestReader reader;
    private final Idempotency idempotency;
    private final ScopeRefusals refusals;

    /** @param refusals where it is noted what keys were refused for want of a scope */
    public Gate(
            Bus bus,
            Authentication authentication,
            RequestReader reader,
            Idempotency idempotency,
            RefusalLog refusals) {
        this.bus = bus;
        this.authentication = authentication;
        this.reader = reader;
        this.idempotency = idempotency;
        this.refusals = new ScopeRefusals(bus, refusals);
    }

    /** Puts the gate before an operation that is called over HTTP. */
    public Handler<RoutingContext> before(Operation operation, OperationHandler handler) {
        return context -> authentication
                .caller(context.request())
                .compose(caller -> through(
                        caller,
                        operation,
                        context.pathParam(ORGANIZATION),
                        () -> reader.read(context, operation),
                        call -> once(call, handler, Repeatable.of(context))))
                .onSuccess(answer -> answer.write(context.response()))
                .onFailure(failure -> refuse(
                        context, Refused.of(failure, operation.getOperationId()).problem()));
    }

    /** The same for a caller who is known already. Fails with {@link Refused} and nothing else. */
    Future<Answer> pass(Caller caller, Operation operation, OperationHandler handler, Asked asked) {
        return through(
                        caller,
                        operation,
                        asked.path().get(ORGANIZATION),
                        () -> reader.read(asked, operation),
                        call -> once(call, handler, Repeatable.of(operation, asked)))
                .recover(failure -> Future.failedFuture(Refused.of(failure, operation.getOperationId())));
    }

    private Future<Answer> through(
            Caller caller,
            Operation operation,
            @Nullable String organization,
            Supplier<Future<ValidatedRequest>> read,
            OperationHandler answered) {
        return refusals.watched(caller, operation.getOperationId(), organization, () -> {
            AccessTable.check(operation.getOperationId(), caller);
            return read.get().compose(request -> call(caller, request)).compose(answered::answer);
        });
    }

    private Future<Call> call(Caller caller, ValidatedRequest request) {
        Map<String, String> path = texts(request.getPathParameters());
        @Nullable String reference = path.remove(ORGANIZATION);
        Future<@Nullable Organization> organization =
                reference == null ? Future.succeededFuture() : reached(caller, reference);
        return organization.map(found -> new Call(
                caller,
                found,
                path,
                texts(request.getQuery()),
                request.getBody().isJsonObject() ? request.getBody().getJsonObject() : new JsonObject(),
                Optional.ofNullable(texts(request.getHeaders()).get("If-Match"))));
    }

    /** One answer for what is not there and for what belongs to somebody else. */
    private Future<@Nullable Organization> reached(Caller caller, String reference) {
        return bus.call(Organizations.FIND, new Organizations.Find(reference))
                .recover(failure -> Future.failedFuture(
                        failure instanceof ContractFailure refusal
                                        && (refusal.code() == ErrorCode.ORGANIZATION_UNKNOWN
                                                || refusal.code() == ErrorCode.NOT_FOUND)
                                ? Access.unknownOrganization()
                                : failure))
                .map(organization -> Access.reached(caller, organization));
    }

    private Future<Answer> once(Call call, OperationHandler handler, Repeatable asked) {
        if (asked.key().isEmpty()) {
            return handler.answer(call);
        }
        OrganizationId organization = call.organization() == null
                ? NO_ORGANIZATION
                : call.organization().id();
        return idempotency
                .once(
                        new Idempotency.Request(
                                organization, call.caller().name(), asked.key().get(), asked.fingerprint()),
                        () -> handler.answer(call).map(Answer::toBuffer))
                .map(Answer::of);
    }

    private static Map<String, String> texts(Map<String, RequestParameter> parameters) {
        Map<String, String> texts = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (!value.isNull()) {
                texts.put(name, String.valueOf(value.get()));
            }
        });
        return texts;
    }

    private static void refuse(RoutingContext context, Problem problem) {
        if (problem.code() == ErrorCode.UNAUTHENTICATED) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"seatkeeper\"");
        }
        problem.write(context.response());
    }

    /** What makes a call the same as an earlier one: its Idempotency-Key, empty where none came, and all that it asks. */
    private record Repeatable(Optional<String> key, Buffer fingerprint) {
        static Repeatable of(RoutingContext context) {
            HttpServerRequest request = context.request();
            @Nullable Buffer body = context.body().buffer();
            return of(
                    request.method().equals(HttpMethod.GET) ? null : request.getHeader(KEY),
                    request.method().name(),
                    request.uri(),
                    String.valueOf(request.getHeader(HttpHeaders.IF_MATCH)),
                    body == null ? "" : body.toString());
        }

        static Repeatable of(Operation operation, Asked asked) {
            return of(
                    asked.header().get(KEY),
                    operation.getOperationId(),
                    new TreeMap<>(asked.path()).toString(),
                    String.valueOf(asked.header().get("If-Match")),
                    asked.body() == null ? "" : asked.body().toString());
        }

        private static Repeatable of(@Nullable String key, String... asked) {
            return new Repeatable(Optional.ofNullable(key), Buffer.buffer(Tokens.hash(String.join("\n", asked))));
        }
    }
}
