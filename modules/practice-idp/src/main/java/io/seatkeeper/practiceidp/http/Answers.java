package io.seatkeeper.practiceidp.http;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The ways to write an answer. None is ever cached, and pages load nothing but the provider's own style sheet. */
public final class Answers {
    /** The body of the one script there is: it sends the form of {@code form_post}. */
    public static final String SUBMIT_SCRIPT = "document.forms[0].submit()";

    /** The SHA-256 of {@link #SUBMIT_SCRIPT}, as a content security policy wants it. A test compares the two. */
    public static final String SUBMIT_SCRIPT_HASH = "sha256-ePniVEkSivX/c7XWBGafqh8tSpiRrKiqYeqbG7N1TOE=";

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src '" + SUBMIT_SCRIPT_HASH
            + "'; base-uri 'none'; frame-ancestors 'none'";
    private static final String FAULT = "practice-fault";

    private Answers() {}

    /** A page. */
    public static Future<Void> html(RoutingContext ctx, int status, String body) {
        return plain(ctx, status, "text/html; charset=utf-8", body);
    }

    /** A JSON object. */
    public static Future<Void> json(RoutingContext ctx, int status, JsonObject body) {
        return plain(ctx, status, "application/json", body.encode());
    }

    /** Sends the browser elsewhere by GET. */
    public static Future<Void> seeOther(RoutingContext ctx, String location) {
        return guarded(ctx, 303).response().putHeader("location", location).end();
    }

    /** Text of this media type. */
    public static Future<Void> plain(RoutingContext ctx, int status, String mediaType, String body) {
        return guarded(ctx, status)
                .response()
                .putHeader("content-type", mediaType)
                .end(body);
    }

    /** Notes for the log that this fault struck here. */
    public static void strike(RoutingContext ctx, Fault fault) {
        ctx.put(FAULT, fault.wireName());
    }

    /** The fault that struck, by wire name, or empty. */
    static String struck(RoutingContext ctx) {
        String fault = ctx.get(FAULT);
        return fault == null ? "" : fault;
    }

    private static RoutingContext guarded(RoutingContext ctx, int status) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("cache-control", "no-store")
                .putHeader("content-security-policy", POLICY)
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("x-content-type-options", "nosniff");
        return ctx;
    }
}
