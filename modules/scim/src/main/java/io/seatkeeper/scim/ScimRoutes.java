package io.seatkeeper.scim;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.bulk.BulkEndpoint;
import io.seatkeeper.scim.client.Authenticate;
import io.seatkeeper.scim.http.Answer;
import io.seatkeeper.scim.http.DiscoveryEndpoint;
import io.seatkeeper.scim.http.Gate;
import io.seatkeeper.scim.http.GroupEndpoint;
import io.seatkeeper.scim.http.RootEndpoint;
import io.seatkeeper.scim.http.ScimCall;
import io.seatkeeper.scim.http.UserEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every route of SCIM, on one screen (RFC 7644 §3.2). */
public final class ScimRoutes {
    private static final String BASE = "/scim/v2/:org";

    private final Router router;
    private final Gate gate;

    private ScimRoutes(Router router, Gate gate) {
        this.router = router;
        this.gate = gate;
    }

    /** Adds the routes to a router of one event loop. */
    public static void mount(Vertx vertx, Router router, ScimParts parts) {
        Gate gate = new Gate(
                vertx,
                new Authenticate(parts.bus(), parts.database()),
                parts.allowances(),
                parts.log(),
                parts.publicUrl(),
                parts.clock());
        UserEndpoint users = new UserEndpoint(vertx, parts.bus());
        GroupEndpoint groups = new GroupEndpoint(vertx, parts.bus());
        RootEndpoint root = new RootEndpoint(users, groups);
        BulkEndpoint bulk = new BulkEndpoint(users, groups, ScimLimits.MOST_OPERATIONS);
        DiscoveryEndpoint discovery = new DiscoveryEndpoint(ScimLimits.MOST_OPERATIONS, ScimLimits.LARGEST_BULK);

        ScimRoutes routes = new ScimRoutes(router, gate);
        routes.admit();
        routes.at("/Users", ScimLimits.LARGEST_BODY, Map.of(GET, users::list, POST, users::create));
        routes.at("/Users/.search", ScimLimits.LARGEST_BODY, Map.of(POST, users::search));
        routes.at(
                "/Users/:id",
                ScimLimits.LARGEST_BODY,
                Map.of(GET, users::get, PUT, users::replace, PATCH, users::patch, DELETE, users::remove));
        routes.at("/Groups", ScimLimits.LARGEST_GROUP, Map.of(GET, groups::list, POST, groups::create));
        routes.at("/Groups/.search", ScimLimits.LARGEST_BODY, Map.of(POST, groups::search));
        routes.at(
                "/Groups/:id",
                ScimLimits.LARGEST_GROUP,
                Map.of(GET, groups::get, PUT, groups::replace, PATCH, groups::patch, DELETE, groups::remove));
        routes.at("/Bulk", ScimLimits.LARGEST_BULK, Map.of(POST, bulk::run));
        routes.at("/.search", ScimLimits.LARGEST_BODY, Map.of(POST, root::search));
        routes.at("/ServiceProviderConfig", ScimLimits.LARGEST_BODY, Map.of(GET, discovery::configuration));
        routes.at("/ResourceTypes", ScimLimits.LARGEST_BODY, Map.of(GET, discovery::resourceTypes));
        routes.at("/ResourceTypes/:id", ScimLimits.LARGEST_BODY, Map.of(GET, discovery::resourceType));
        routes.at("/Schemas", ScimLimits.LARGEST_BODY, Map.of(GET, discovery::schemas));
        routes.at("/Schemas/:id", ScimLimits.LARGEST_BODY, Map.of(GET, discovery::schema));
        routes.at(
                "/Me",
                ScimLimits.LARGEST_BODY,
                Map.of(
                        GET,
                        ScimRoutes::me,
                        POST,
                        ScimRoutes::me,
                        PUT,
                        ScimRoutes::me,
                        PATCH,
                        ScimRoutes::me,
                        DELETE,
                        ScimRoutes::me));
        routes.at("", ScimLimits.LARGEST_BODY, Map.of(GET, root::list));
        routes.nowhere();
    }

    private void admit() {
        // To compare with a route's path the router decodes the address, so this route has none.
        router.route().handler(context -> {
            if (context.request().uri().startsWith("/scim/v2/")) {
                gate.checkAddress(context);
            } else {
                context.next();
            }
        });
        router.routeWithRegex("/scim/v2/(?<org>[^/]+)(/.*)?")
                .handler(gate::admit)
                .failureHandler(this::refuseBroken);
    }

    /** What failed before an endpoint was reached. */
    private void refuseBroken(RoutingContext context) {
        switch (context.statusCode()) {
            case 413 -> gate.refuse(context, ErrorCode.TOO_LARGE);
            case 400 -> gate.refuse(context, ErrorCode.SCIM_INVALID_SYNTAX);
            default ->
                gate.refuse(
                        context,
                        context.failure() == null
                                ? new IllegalStateException("Status " + context.statusCode())
                                : context.failure());
        }
    }

    private void at(String path, long largestBody, Map<HttpMethod, Function<ScimCall, Future<Answer>>> endpoints) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(largestBody);
        endpoints.forEach((method, endpoint) -> {
            Route route = router.route(method, BASE + path);
            route.handler(body).handler(gate.before(endpoint));
        });
        String allowed =
                endpoints.keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        router.route(BASE + path).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, allowed);
            gate.refuse(context, ErrorCode.METHOD_NOT_ALLOWED);
        });
    }

    private void nowhere() {
        router.route(BASE + "/*").handler(context -> gate.refuse(context, ErrorCode.NOT_FOUND));
    }

    /** A client's token stands for no person (RFC 7644 §3.11). */
    private static Future<Answer> me(ScimCall call) {
        return Future.failedFuture(new ContractFailure(
                ErrorCode.NOT_IMPLEMENTED,
                "/Me is for a person's own token; this one stands for an identity provider."));
    }
}
