package io.seatkeeper.platform.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that every page links to, and the route that serves them. */
public final class Assets {
    static final String PREFIX = "/assets/";

    public static final Asset STYLE =
            Asset.of("seatkeeper.css", "text/css;charset=utf-8", "tokens.css", "pieces.css", "console.css");
    /** What the console's pages are quicker with, and work without: htmx and our own lines after it. */
    public static final Asset SCRIPT = Asset.of(
            "console.js",
            "text/javascript;charset=utf-8",
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
            "console.js");

    public static final Asset ICON = Asset.of("icon.svg", "image/svg+xml", "icon.svg");

    private static final Map<String, Asset> BY_PATH = List.of(STYLE, SCRIPT, ICON).stream()
            .collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity()));

    private Assets() {}

    /** Adds the route. */
    public static void mount(Router router) {
        router.get(PREFIX + "*").handler(Assets::serve);
    }

    /** Serves by exact path only; what is not there is left to the router's own answer. */
    private static void serve(RoutingContext context) {
        Asset asset = BY_PATH.get(context.request().path());
        if (asset == null) {
            context.next();
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .end(asset.bytes());
    }
}
