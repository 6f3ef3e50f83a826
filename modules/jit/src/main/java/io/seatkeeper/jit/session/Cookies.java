package io.seatkeeper.jit.session;

import io.seatkeeper.contract.Sessions;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookies of a browser: {@code seatkeeper_session} says who is signed in, {@code seatkeeper_browser} which browser began
 * a sign-in, and for two minutes {@code seatkeeper_rounds} how often it was sent to its provider in vain. All are HttpOnly and SameSite=Lax; where the public address is https also Secure and prefixed {@code
 * __Host-}, so that no other host and no plain connection can set them (RFC 6265bis §4.1.3.2).
 */
public final class Cookies {
    private static final Pattern BROWSER = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern ONWARD = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Duration BROWSER_LIFETIME = Duration.ofDays(1);
    private static final Pattern ROUNDS = Pattern.compile("[0-9]");
    private static final Duration ROUNDS_LIFETIME = Duration.ofMinutes(2);

    private final boolean secure;
    private final String session;
    private final String browser;
    private final String rounds;

    /** @param publicUrl where people reach the service */
    public Cookies(URI publicUrl) {
        secure = "https".equals(publicUrl.getScheme());
        String prefix = secure ? "__Host-seatkeeper_" : "seatkeeper_";
        session = prefix + "session";
        browser = prefix + "browser";
        rounds = prefix + "rounds";
    }

    /** What the session's cookie is called here. */
    public String sessionName() {
        return session;
    }

    /** The session that the request claims; empty where none is named or what is there can't be one. */
    public Optional<SessionToken> session(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(session)).flatMap(cookie -> SessionToken.parse(cookie.getValue()));
    }

    /** Gives the browser its session, for as long as that lasts at most. */
    public void giveSession(HttpServerResponse response, SessionToken token, Duration lifetime) {
        response.addCookie(cookie(session, token.text(), lifetime));
    }

    /** Takes the session's cookie back. */
    public void takeSession(HttpServerResponse response) {
        response.addCookie(cookie(session, "", Duration.ZERO));
    }

    /** Which browser it is; empty where it has not been here. */
    public Optional<String> browser(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(browser))
                .map(Cookie::getValue)
                .filter(value -> BROWSER.matcher(value).matches());
    }

    /** Which browser it is, marked now where it was not: every tab of a browser has the same mark. */
    public String markedBrowser(HttpServerRequest request) {
        String mark = browser(request).orElseGet(Tokens::random);
        request.response().addCookie(cookie(browser, mark, BROWSER_LIFETIME));
        return mark;
    }

    /** Where the browser wanted to go on to once it is signed out, told once: the cookie goes with it. */
    public Optional<String> takenOnward(HttpServerRequest request) {
        Optional<String> onward = Optional.ofNullable(request.getCookie(Sessions.ONWARD_COOKIE))
                .map(Cookie::getValue)
                .filter(value -> ONWARD.matcher(value).matches());
        if (onward.isPresent()) {
            request.response()
                    .addCookie(cookie(Sessions.ONWARD_COOKIE, "", Duration.ZERO).setPath(Sessions.SIGNED_OUT_PATH));
        }
        return onward;
    }

    /** How often an answer that nobody asked for has just sent the browser to its provider: 0 to 9. */
    public int rounds(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(rounds))
                .map(Cookie::getValue)
                .filter(value -> ROUNDS.matcher(value).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Remembers that; 0 forgets it. */
    public void keepRounds(HttpServerResponse response, int count) {
        response.addCookie(cookie(rounds, Integer.toString(count), count == 0 ? Duration.ZERO : ROUNDS_LIFETIME));
    }

    private Cookie cookie(String name, String value, Duration lifetime) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(lifetime.toSeconds());
    }
}
