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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way every call takes: who asks, may they, is it well formed, is the organization theirs, was it asked before. */
public final class Gate {
    private static final OrganizationId NO_ORGANIZATION = new OrganizationId(new UUID(0, 0));

    private final Bus bus;
    private final Authentication authentication;
    private final RequestReader reader;
    private final Idempotency idempotency;

    public Gate(Bus bus, Authentication authentication, RequestReader reader, Idempotency idempotency) {
        this.bus = bus;
        this.authentication = authentication;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** Puts the gate before an operation. */
    public Handler<RoutingContext> before(Operation operation, OperationHandler handler) {
        Access access = AccessTable.of(operation.getOperationId());
        return context -> authentication
                .caller(context.request())
                .compose(caller -> {
                    access.check(caller);
                    return reader.read(context, operation).compose(request -> call(caller, request));
                })
                .compose(call -> once(context, call, handler))
                .onSuccess(answer -> answer.write(context.response()))
                .onFailure(failure -> refuse(context, operation, failure));
    }

    private Future<Call> call(Caller caller, ValidatedRequest request) {
        Map<String, String> path = texts(request.getPathParameters());
        @Nullable String reference = path.remove("org");
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

    private Future<Answer> once(RoutingContext context, Call call, OperationHandler handler) {
        HttpServerRequest request = context.request();
        @Nullable String key = request.getHeader("Idempotency-Key");
        if (key == null || request.method().equals(HttpMethod.GET)) {
            return handler.answer(call);
        }
        OrganizationId organization = call.organization() == null
                ? NO_ORGANIZATION
                : call.organization().id();
        return idempotency
                .once(
                        new Idempotency.Request(organization, call.caller().name(), key, fingerprint(context)),
                        () -> handler.answer(call).map(Answer::toBuffer))
                .map(Answer::of);
    }

    private static Buffer fingerprint(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable Buffer body = context.body().buffer();
        return Buffer.buffer(Tokens.hash(String.join(
                "\n",
                request.method().name(),
                request.uri(),
                String.valueOf(request.getHeader(HttpHeaders.IF_MATCH)),
                body == null ? "" : body.toString())));
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

    private static void refuse(RoutingContext context, Operation operation, Throwable failure) {
        Problem problem = failure instanceof RequestReader.Rejected rejected
                ? rejected.problem()
                : Problem.of(failure, operation.getOperationId());
        if (problem.code() == ErrorCode.UNAUTHENTICATED) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"seatkeeper\"");
        }
        problem.write(context.response());
    }
}
