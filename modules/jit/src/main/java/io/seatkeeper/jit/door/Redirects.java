package io.seatkeeper.jit.door;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends a browser on by 303, so that whatever it came with it goes on by GET (RFC 9110 §15.4.4). */
final class Redirects {
    private Redirects() {}

    /** @param address an address that has been checked, or a path of ours */
    static Future<Void> to(RoutingContext context, String address) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .end();
    }

    /** One parameter of a query. */
    static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
