package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.contract.Sessions.SignedOut;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who is signed in in a browser, and that they no longer are. */
final class SignedIn {
    /** Long enough for whatever an identity provider asks at its own logout. */
    private static final Duration ONWARD_LIFETIME = Duration.ofMinutes(10);

    private final Bus bus;
    private final String cookieName;
    private final boolean secure;

    SignedIn(Bus bus, String cookieName, URI publicUrl) {
        this.bus = bus;
        this.cookieName = cookieName;
        this.secure = "https".equals(publicUrl.getScheme());
    }

    boolean isClaimed(HttpServerRequest request) {
        return request.getCookie(cookieName) != null;
    }

    /** The session that counts just now; empty where there is none. */
    Future<Optional<Current>> current(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookieName);
        return cookie == null
                ? Future.succeededFuture(Optional.empty())
                : bus.call(Sessions.CHECK, new Sessions.Check(cookie.getValue()))
                        .map(Optional::of)
                        .recover(failure -> failure instanceof ContractFailure refusal
                                        && refusal.code() == ErrorCode.UNAUTHENTICATED
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure));
    }

    /** Ends the session and takes its cookie back. */
    Future<SignedOut> end(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookieName);
        return bus.call(Sessions.SIGN_OUT, new Sessions.SignOut(cookie == null ? "" : cookie.getValue()))
                .onSuccess(ended -> request.response().addCookie(cookie(cookieName, "", Duration.ZERO, "/")));
    }

    /** Where the browser goes on to once it comes back from the identity provider. */
    void goOnLater(HttpServerResponse response, String onward) {
        response.addCookie(cookie(Sessions.ONWARD_COOKIE, onward, ONWARD_LIFETIME, Sessions.SIGNED_OUT_PATH));
    }

    private Cookie cookie(String name, String value, Duration lifetime, String path) {
        return Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(lifetime.toSeconds());
    }
}
