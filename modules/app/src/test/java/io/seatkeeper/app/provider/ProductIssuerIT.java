package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceproduct.ProductServer;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The practice product takes an answer only where its {@code iss} says that it is its provider's (RFC 9207 §2.4). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductIssuerIT {
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ProductServer product = new ProductServer(0);
    private final Vertx vertx = Vertx.vertx();
    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    void setUp() {
        ApiCaller operator = service.operator();
        service.organization(operator, "acme", 100);
        vertx.deployVerticle(product).await();
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", "Fernhill Training")
                        .put("redirectUris", new JsonArray().add(product.redirectUri())));
        product.connect(URI.create(service.baseUrl(0)), made.getString("id"), made.getString("secret"))
                .await();
    }

    @AfterAll
    void close() {
        vertx.close().await();
        service.close();
    }

    @Test
    void answerOfItsProviderSignsIn() {
        Page page = browser.open(answer());

        assertThat(page.address()).isEqualTo(URI.create(product.url() + "/"));
        assertThat(page.text()).contains("Your courses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&iss=https%3A%2F%2Fanother.example", "&iss=", "$0$0"})
    void answerThatSaysOtherwiseSignsNobodyIn(String instead) {
        String answer = answer();
        assertThat(answer).contains("&iss=");

        Page refused = browser.open(answer.replaceFirst("&iss=[^&]*", instead));

        assertThat(refused.text()).contains("You were not signed in");
        assertThat(browser.open(answer).text()).as("the right one afterwards").contains("You were not signed in");
    }

    /** The address at the product that the provider sends Ada's browser to. */
    private String answer() {
        URI request = browser.openUntil(
                        product.url() + "/login?organization=acme",
                        next -> next.getPath().endsWith("/oauth2/authorize"))
                .location()
                .orElseThrow();
        return browser.openUntil(
                        request + "&login_hint=ada@acme.example",
                        next -> next.getPath().equals("/callback"))
                .location()
                .orElseThrow()
                .toString();
    }
}
