package io.seatkeeper.oauth.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sends browsers on. */
final class Redirects {
    private Redirects() {}

    /** By GET, and without telling where from. */
    static Future<Void> to(RoutingContext context, String address) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .end();
    }
}
