package io.seatkeeper.practiceidp.http;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;

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

    /** A handler of JSON in and out, 201; a body that can't be understood is answered 400 with the reason. */
    public static TenantRouter.Handler told(BiFunction<Tenant, JsonObject, JsonObject> act) {
        return (ctx, tenant) -> {
            JsonObject answer;
            try {
                answer = act.apply(tenant, body(ctx));
            } catch (IllegalArgumentException | ClassCastException | DecodeException wrong) {
                return json(ctx, 400, new JsonObject().put("error", String.valueOf(wrong.getMessage())));
            }
            return json(ctx, 201, answer);
        };
    }

    /** Only a body that says it is JSON: a form on some web page can't say so. */
    private static JsonObject body(RoutingContext ctx) {
        String type = ctx.request().getHeader("content-type");
        JsonObject body =
                type != null && type.startsWith("application/json") ? ctx.body().asJsonObject() : null;
        if (body == null) {
            throw new IllegalArgumentException("the body is a JSON object, and its content-type says so");
        }
        return body;
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
