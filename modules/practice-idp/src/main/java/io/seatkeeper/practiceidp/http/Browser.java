package io.seatkeeper.practiceidp.http;

import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The cookie by which a browser stays signed in at one tenant. */
public final class Browser {
    private static final String NAME = "practice_session";

    private Browser() {}

    /** The session that this browser holds. */
    public static Optional<PracticeSession> session(RoutingContext ctx, Tenant tenant) {
        Cookie cookie = ctx.request().getCookie(NAME);
        return tenant.sessions().ofBrowser(cookie == null ? null : cookie.getValue());
    }

    /** Gives the session to this browser. */
    public static void keep(RoutingContext ctx, Tenant tenant, PracticeSession session) {
        ctx.response().addCookie(cookie(tenant, session.browserKey()));
    }

    /** Takes it away. */
    public static void forget(RoutingContext ctx, Tenant tenant) {
        ctx.response().addCookie(cookie(tenant, "").setMaxAge(0));
    }

    private static Cookie cookie(Tenant tenant, String value) {
        return Cookie.cookie(NAME, value)
                .setPath(tenant.path().isEmpty() ? "/" : tenant.path())
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
    }
}
