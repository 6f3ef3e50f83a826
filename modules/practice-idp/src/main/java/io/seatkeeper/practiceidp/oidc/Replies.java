package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.page.Pages;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries authorization responses back to the client: by redirect or by a posted form, with {@code iss} (RFC 9207). */
final class Replies {
    private final Pages pages;

    Replies(Pages pages) {
        this.pages = pages;
    }

    /** The response to a sign-in that went well. */
    Future<Void> code(RoutingContext ctx, Tenant tenant, ReplyAddress to, String code, @Nullable Fault fault) {
        return send(ctx, tenant, to, Map.of("code", code), fault);
    }

    /** The response to one that didn't. */
    Future<Void> error(RoutingContext ctx, Tenant tenant, ReplyAddress to, String error, String description) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("error", error);
        values.put("error_description", description);
        return send(ctx, tenant, to, values, null);
    }

    private Future<Void> send(
            RoutingContext ctx, Tenant tenant, ReplyAddress to, Map<String, String> values, @Nullable Fault fault) {
        Map<String, String> all = new LinkedHashMap<>(values);
        if (to.state() != null) {
            all.put("state", to.state());
        }
        if (fault != Fault.MISSING_ISS_PARAMETER) {
            all.put("iss", fault == Fault.WRONG_ISS_PARAMETER ? IdTokens.OTHER_ISSUER : tenant.issuer());
        }
        return to.formPost()
                ? Answers.html(ctx, 200, pages.formPost(to.uri().toString(), all))
                : Answers.seeOther(ctx, withQuery(to.uri().toString(), all));
    }

    /** The address with these values added to its query. */
    static String withQuery(String address, Map<String, String> values) {
        String added = values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return added.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + added;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
