package io.seatkeeper.practiceidp;

import io.seatkeeper.practiceidp.control.ControlRoutes;
import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.Guard;
import io.seatkeeper.practiceidp.http.TenantRouter;
import io.seatkeeper.practiceidp.oidc.BackchannelLogout;
import io.seatkeeper.practiceidp.oidc.OidcRoutes;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.push.PushRoutes;
import io.seatkeeper.practiceidp.push.Pushes;
import io.seatkeeper.practiceidp.saml.SamlRoutes;
import io.seatkeeper.practiceidp.saml.SignOut;
import io.seatkeeper.practiceidp.tenant.RequestLog;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tenants;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Wires one practice identity provider and listens on loopback. */
public final class PracticeIdpVerticle extends VerticleBase {
    private static final int MOST_BODY_BYTES = 64 * 1_024;
    private static final int MOST_LINE_BYTES = 16 * 1_024;
    private static final int IDLE_SECONDS = 60;

    private final PracticeIdpSettings settings;
    private final Clock clock;
    private final Tenants tenants = new Tenants();
    private final RequestLog log = new RequestLog();
    private final Pushes pushes = new Pushes();

    /** A provider that goes by the system's clock. */
    public PracticeIdpVerticle(PracticeIdpSettings settings) {
        this.settings = settings;
        this.clock = Clock.systemUTC();
    }

    /** The provider, to be held once this verticle is deployed. */
    public PracticeIdp idp() {
        return new PracticeIdp(tenants, log, pushes, Tenant.ROOT);
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setMaxFormAttributeSize(MOST_BODY_BYTES)
                .setIdleTimeout(
                        (int) Math.max(IDLE_SECONDS, 2 * settings.slowness().toSeconds()));
        return vertx.createHttpServer(options)
                .requestHandler(router())
                .listen(settings.port(), settings.host())
                .onSuccess(server -> tenants.listenAt("http://" + shown(settings.host()) + ":" + server.actualPort()))
                .compose(server -> vertx.executeBlocking(() -> tenants.named(Tenant.ROOT)));
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new Guard(log, clock)::handle);
        router.route()
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES).setHandleFileUploads(false));
        Pages pages = new Pages();
        String style = style();
        TenantRouter routes = new TenantRouter(router, tenants);
        SignOut signOut = new SignOut(pages, clock, new BackchannelLogout(vertx, clock)::end);
        OidcRoutes.mount(routes, pages, clock, settings.slowness(), signOut);
        PushRoutes.mount(routes, pushes, pages);
        SamlRoutes.mount(routes, vertx, pages, clock, settings.slowness(), signOut);
        ControlRoutes.mount(routes, log);
        routes.route(
                HttpMethod.GET,
                "/",
                (ctx, tenant) -> Answers.html(
                        ctx,
                        200,
                        pages.home(
                                tenant,
                                ctx.queryParams().get("initiate_login_uri"),
                                ctx.queryParams().get("sp"))));
        router.get("/practice/practice.css").handler(ctx -> Answers.plain(ctx, 200, "text/css", style));
        return router;
    }

    private static String shown(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String style() {
        try (InputStream css = PracticeIdpVerticle.class.getResourceAsStream("practice.css")) {
            if (css == null) {
                throw new IllegalStateException("the style sheet is not in the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
