package io.seatkeeper.app.node;

import io.seatkeeper.admin.AdminRoutes;
import io.seatkeeper.admin.api.ApiDocument;
import io.seatkeeper.admin.console.ConsoleRoutes;
import io.seatkeeper.admin.console.live.Changes;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.JitParts;
import io.seatkeeper.jit.JitRoutes;
import io.seatkeeper.oauth.OauthParts;
import io.seatkeeper.oauth.OauthRoutes;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.http.Rejections;
import io.seatkeeper.platform.page.Assets;
import io.seatkeeper.scim.ScimParts;
import io.seatkeeper.scim.ScimRoutes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The public port on one event loop: the doors of all modules, side by side. */
final class PublicServer extends VerticleBase {
    /** Long enough for a sign-in that waits for a slow identity provider. */
    private static final int FINISH_SECONDS = 25;

    private final JitParts jit;
    private final ScimParts scim;
    private final OauthParts oauth;
    private final AdminRoutes admin;
    private final Authentication authentication;
    private final ClientAddress client;
    private final Health health;
    private final String host;
    private final int port;
    private @Nullable HttpServer server;
    private @Nullable Changes changes;

    PublicServer(
            JitParts jit,
            ScimParts scim,
            OauthParts oauth,
            AdminRoutes admin,
            Authentication authentication,
            ClientAddress client,
            Health health,
            String host,
            int port) {
        this.jit = jit;
        this.scim = scim;
        this.oauth = oauth;
        this.admin = admin;
        this.authentication = authentication;
        this.client = client;
        this.health = health;
        this.host = host;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(options())
                .requestHandler(router())
                .invalidRequestHandler(PublicServer::refuse)
                .listen(port, host)
                .onSuccess(listening -> server = listening);
    }

    @Override
    public Future<?> stop() {
        if (changes != null) {
            changes.close();
        }
        return server == null ? Future.succeededFuture() : server.shutdown(FINISH_SECONDS, TimeUnit.SECONDS);
    }

    /** Redirects that carry whole assertions and forms that carry encrypted ones need more room than Vert.x gives. */
    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(32 * 1024)
                .setMaxFormAttributeSize(512 * 1024)
                .setMaxFormFields(64)
                .setIdleTimeout(75)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(true);
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new AccessLog(client));
        router.route().handler(this::guard);
        router.route().handler(this::sendElsewhere);
        ScimRoutes.mount(vertx, router, scim); // first, since its refusals have a form of their own
        Rejections.answerFor(router);
        Assets.mount(router);
        JitRoutes.mount(router, jit);
        OauthRoutes.mount(vertx, router, oauth);
        router.route(ApiDocument.BASE_PATH + "/*").subRouter(admin.router(vertx));
        changes = ConsoleRoutes.mount(vertx, jit.bus(), router, authentication, admin.operations(), jit.publicUrl());
        router.get("/").handler(context -> context.redirect("/sign-in"));
        return router;
    }

    /** What no answer goes without. A page puts its own content policy over the one for what is no page. */
    private void guard(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY");
        if ("https".equals(jit.publicUrl().getScheme())) {
            context.response().putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        context.next();
    }

    /**
     * Whoever keeps connections open, as proxies do, is to leave a node that stops: a request that crosses the end of an idle
     * connection is lost, and only its sender could know whether it may be sent again (RFC 9112 §9.6).
     */
    private void sendElsewhere(RoutingContext context) {
        if (health.isStopping() && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }

    /** What could not be read as HTTP, or only in part: a line or headers too long, or something else altogether. */
    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        boolean tooLong = cause != null && cause.getClass().getSimpleName().startsWith("TooLong");
        ErrorCode code = tooLong ? ErrorCode.TOO_LARGE : ErrorCode.INVALID_REQUEST;
        new Problem(code, code.meaning()).write(request.response());
    }
}
