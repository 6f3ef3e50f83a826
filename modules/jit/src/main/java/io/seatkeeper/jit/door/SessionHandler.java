package io.seatkeeper.jit.door;

import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.contract.User;
import io.seatkeeper.jit.session.CheckSession;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.platform.http.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells who is signed in: to the product as JSON, to a proxy in front of it as headers. */
final class SessionHandler {
    private final CheckSession sessions;
    private final Cookies cookies;

    SessionHandler(CheckSession sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** {@code GET /session}. */
    void show(RoutingContext context) {
        sessions.whole(cookies.session(context.request()))
                .onSuccess(current -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(json(current).toBuffer()))
                .onFailure(failure -> Problem.of(failure, "GET /session").write(context.response()));
    }

    /** {@code GET /session/check}: what a proxy asks before every request (forward authentication). */
    void check(RoutingContext context) {
        sessions.briefly(cookies.session(context.request()))
                .onSuccess(brief -> {
                    HttpServerResponse response = context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    response.putHeader("X-Seatkeeper-User", brief.user())
                            .putHeader("X-Seatkeeper-Organization", brief.organization())
                            .putHeader("X-Seatkeeper-Role", brief.role().text())
                            .putHeader("X-Seatkeeper-Email", headerSafe(brief.email()))
                            .end();
                })
                .onFailure(failure -> Problem.of(failure, "GET /session/check").write(context.response()));
    }

    /**
     * A value that no proxy can misread: percent and whatever is not visible ASCII come percent-encoded as UTF-8 (RFC 3986
     * §2.1).
     */
    static String headerSafe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            if (part > ' ' && part < 0x7F && part != '%') {
                safe.append((char) part);
            } else {
                safe.append('%').append(String.format("%02X", part & 0xFF));
            }
        }
        return safe.toString();
    }

    private static JsonObject json(Current current) {
        User user = current.user();
        return new JsonObject()
                .put("id", user.id().toString())
                .put("organization", current.organization().slug())
                .put("organizationId", current.organization().id().toString())
                .put("email", user.email().orElse(null))
                .put("name", user.name().full().orElse(null))
                .put("role", user.role().text())
                .put("authMethod", user.authMethod().map(Enum::name).orElse(null))
                .put("externalSsoId", user.externalSsoId().orElse(null))
                .put("team", user.teams().stream().findFirst().orElse(null))
                .put("teams", new JsonArray(List.copyOf(user.teams())))
                .put("csrfToken", current.csrfToken());
    }
}
