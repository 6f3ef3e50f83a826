package io.seatkeeper.admin.console.page;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.util.Optional;

/** Light, dark, or as the system is: kept in the browser, so that no page flashes in the wrong one. */
public final class ThemeSwitch {
    private static final Duration KEPT = Duration.ofDays(400);

    private ThemeSwitch() {}

    public static Future<Reply> choose(Visit visit) {
        Theme theme = Theme.of(visit.field("theme").orElse(null));
        visit.context()
                .response()
                .addCookie(Cookie.cookie(Theme.COOKIE, theme.text())
                        .setPath("/console/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(KEPT.toSeconds()));
        String back = visit.field("back")
                .filter(address -> address.matches("/console/[!-~&&[^\\\\]]*"))
                .orElse("/console/");
        return Future.succeededFuture(new Reply.Elsewhere(back, Optional.empty()));
    }
}
