package io.seatkeeper.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cookies as a browser keeps them (RFC 6265 and its successor's SameSite and name prefixes), as far as host cookies go: by
 * host whatever the port, by path, {@code Secure} on https only. A domain attribute is refused, as the product sets none.
 */
final class CookieJar {
    private final List<Cookie> cookies = new ArrayList<>();

    /** A cookie as it was set. */
    record Cookie(String host, String name, String value, String path, boolean secure, SameSite sameSite) {}

    /** To which requests of other sites a cookie goes along; {@code LAX} unless the cookie says otherwise. */
    enum SameSite {
        STRICT,
        LAX,
        NONE
    }

    /** Takes a {@code Set-Cookie} header, or throws where a browser would drop it in silence. */
    void take(URI from, String header) {
        String[] parts = header.split(";", -1);
        String[] pair = parts[0].strip().split("=", 2);
        String path = "/";
        boolean secure = false;
        boolean ended = false;
        SameSite sameSite = SameSite.LAX;
        for (int place = 1; place < parts.length; place++) {
            String[] attribute = parts[place].strip().split("=", 2);
            String value = attribute.length > 1 ? attribute[1] : "";
            switch (attribute[0].toLowerCase(Locale.ROOT)) {
                case "path" -> path = value;
                case "secure" -> secure = true;
                case "max-age" -> ended = Long.parseLong(value) <= 0;
                case "samesite" -> sameSite = SameSite.valueOf(value.toUpperCase(Locale.ROOT));
                case "domain" -> throw new AssertionError("A cookie for a whole domain: " + header);
                default -> {} // HttpOnly, Expires: of no effect here
            }
        }
        Cookie cookie = new Cookie(from.getHost(), pair[0], pair.length > 1 ? pair[1] : "", path, secure, sameSite);
        check(from, cookie, header);
        put(cookie, ended);
    }

    /** Puts a cookie in, such as one that was stolen from another browser. */
    void put(String host, String name, String value) {
        put(new Cookie(host, name, value, "/", false, SameSite.LAX), false);
    }

    /** The {@code Cookie} header of a request, empty when nothing goes along. */
    Optional<String> header(String method, URI to, @Nullable URI initiator) {
        String header = cookies.stream()
                .filter(cookie -> cookie.host().equals(to.getHost()))
                .filter(cookie -> covers(cookie.path(), to.getPath()))
                .filter(cookie -> !cookie.secure() || "https".equals(to.getScheme()))
                .filter(cookie -> crosses(cookie.sameSite(), method, to, initiator))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    Optional<String> value(String name) {
        return cookies.stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .reduce((first, last) -> last);
    }

    void clear() {
        cookies.clear();
    }

    private void put(Cookie cookie, boolean ended) {
        cookies.removeIf(old -> old.host().equals(cookie.host())
                && old.name().equals(cookie.name())
                && old.path().equals(cookie.path()));
        if (!ended) {
            cookies.add(cookie);
        }
    }

    private static void check(URI from, Cookie cookie, String header) {
        boolean https = "https".equals(from.getScheme());
        boolean forHost = cookie.name().startsWith("__Host-");
        if ((cookie.secure() && !https)
                || (cookie.sameSite() == SameSite.NONE && !cookie.secure())
                || (forHost && !(cookie.secure() && cookie.path().equals("/")))) {
            throw new AssertionError("A browser drops this cookie of " + from + ": " + header);
        }
    }

    private static boolean covers(String cookiePath, @Nullable String path) {
        String asked = path == null || path.isEmpty() ? "/" : path;
        return asked.equals(cookiePath)
                || (asked.startsWith(cookiePath)
                        && (cookiePath.endsWith("/") || asked.charAt(cookiePath.length()) == '/'));
    }

    private static boolean crosses(SameSite sameSite, String method, URI to, @Nullable URI initiator) {
        if (initiator == null || Objects.equals(initiator.getHost(), to.getHost())) {
            return true;
        }
        return switch (sameSite) {
            case STRICT -> false;
            case LAX -> method.equals("GET");
            case NONE -> true;
        };
    }
}
