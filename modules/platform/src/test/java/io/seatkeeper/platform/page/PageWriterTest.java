package io.seatkeeper.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.page.PageWriter.Form;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PageWriterTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private String origin = "";

    @BeforeEach
    void serve(Vertx vertx) throws Exception {
        PageWriter local = new PageWriter(URI.create("http://127.0.0.1:8080"));
        PageWriter secure = new PageWriter(URI.create("https://id.example"));
        Router router = Router.router(vertx);
        Assets.mount(router);
        router.get("/reads").handler(context -> page(local, context));
        router.get("/local-form").handler(context -> page(local, context));
        router.get("/secure-form").handler(context -> page(secure, context));
        Future<HttpServer> server =
                vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
        origin = "http://127.0.0.1:" + server.await(20, TimeUnit.SECONDS).actualPort();
    }

    private static void page(PageWriter writer, RoutingContext context) {
        Catalogue words = PageWriter.words(context.request());
        Form form = context.request().path().endsWith("-form") ? Form.SENT_BY_HAND : Form.NONE;
        writer.write(context.response(), 200, words, "<Title>", form, output -> {});
    }

    @Test
    void aPageLetsInNothingForeignAndIsNeitherFramedNorKept() throws Exception {
        HttpResponse<String> page = get("/reads", "de");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.body()).contains("<title>&lt;Title&gt; ").doesNotContain("<script", "style=");
    }

    @Test
    void aFormMayLeadToAnIdentityProviderWhichIsOnHttpsUnlessTheServiceItselfIsNot() throws Exception {
        assertThat(header(get("/secure-form", "en"), "Content-Security-Policy")).endsWith("form-action 'self' https:");
        assertThat(header(get("/local-form", "en"), "Content-Security-Policy"))
                .endsWith("form-action 'self' https: http:");
    }

    @Test
    void aPageSaysItsLanguageAndThatItDependsOnTheReaders() throws Exception {
        HttpResponse<String> page = get("/reads", "de-AT, en;q=0.5");

        assertThat(page.body()).contains("<html lang=\"de\">");
        assertThat(header(page, "Content-Language")).isEqualTo("de");
        assertThat(header(page, "Vary")).contains("Accept-Language");
        assertThat(get("/reads", "en").body()).contains("<html lang=\"en\">");
    }

    @Test
    void whatAPageLinksToIsServedAndMayBeKeptForEver() throws Exception {
        Matcher links = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"")
                .matcher(get("/reads", "en").body());

        assertThat(links.results().map(link -> link.group(1)).distinct())
                .contains(Assets.STYLE.path(), Assets.ICON.path())
                .allSatisfy(path -> {
                    HttpResponse<String> asset = get(path, "en");
                    assertThat(asset.statusCode()).isEqualTo(200);
                    assertThat(header(asset, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
                    assertThat(header(asset, "X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(asset.body()).hasSizeBetween(200, 40_000);
                });
        assertThat(header(get(Assets.STYLE.path(), "en"), "Content-Type")).isEqualTo("text/css;charset=utf-8");
    }

    @Test
    void noOtherFileIsServed() throws Exception {
        assertThat(get("/assets/seatkeeper.css", "en").statusCode()).isEqualTo(404);
        assertThat(get("/assets/..%2f..%2fmessages_en.properties", "en").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept-Language", language)
                .build();
        return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
