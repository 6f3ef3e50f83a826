package io.seatkeeper.admin.console.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the next page says first: that the act before it is done. It crosses the redirect in a cookie, since nodes keep
 * nothing, and holds a key of the catalogue, never a text.
 *
 * @param key the text is {@code console.notice.<key>}
 * @param values what fills its places
 */
public record Notice(String key, Map<String, String> values) {
    private static final String COOKIE = "seatkeeper_notice";
    private static final int LONGEST = 2_000;

    public Notice {
        values = Map.copyOf(values);
    }

    public String text(Voice voice) {
        return voice.text(catalogueKey(), values);
    }

    private String catalogueKey() {
        return "console.notice." + key;
    }

    Cookie cookie(String base) {
        JsonObject json = new JsonObject().put("key", key).put("values", new JsonObject(new HashMap<>(values)));
        String text = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
        return cookie(text, 60, base);
    }

    /** Takes the notice that the request brings. */
    static Optional<Notice> taken(HttpServerRequest request, Voice voice, String base) {
        Optional<Notice> notice = Optional.ofNullable(request.getCookie(COOKIE))
                .map(Cookie::getValue)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(Notice::read)
                .filter(read -> voice.fills(read.catalogueKey(), read.values()));
        notice.ifPresent(read -> request.response().addCookie(cookie("", 0, base)));
        return notice;
    }

    private static Optional<Notice> read(String text) {
        try {
            JsonObject json = new JsonObject(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            Map<String, String> values = new HashMap<>();
            json.getJsonObject("values", new JsonObject())
                    .forEach(value -> values.put(value.getKey(), String.valueOf(value.getValue())));
            return Optional.of(new Notice(String.valueOf(json.getString("key")), values));
        } catch (IllegalArgumentException | DecodeException | ClassCastException foreign) {
            return Optional.empty();
        }
    }

    private static Cookie cookie(String value, long seconds, String base) {
        return Cookie.cookie(COOKIE, value)
                .setPath(base + "/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(seconds);
    }
}
