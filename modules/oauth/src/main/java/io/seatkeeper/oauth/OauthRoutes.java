package io.seatkeeper.oauth;

import io.seatkeeper.oauth.http.Endpoints;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Mounts the OpenID provider on the public port. */
public final class OauthRoutes {
    private OauthRoutes() {}

    /** Adds the routes to a router of one event loop. */
    public static void mount(Vertx vertx, Router router, OauthParts parts) {
        new Endpoints(
                        vertx,
                        parts.bus(),
                        parts.database(),
                        parts.masterKey(),
                        parts.publicUrl(),
                        parts.sessionCookie(),
                        parts.keySets(),
                        parts.refusals(),
                        parts.client(),
                        parts.clock())
                .mount(router);
    }
}
