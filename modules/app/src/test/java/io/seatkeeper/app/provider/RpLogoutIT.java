package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** People whom an application sends to sign out (OpenID Connect RP-Initiated Logout 1.0). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RpLogoutIT {
    private static final String GOODBYE = "http://127.0.0.1:9/goodbye";

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private final Receiver receiver = new Receiver();
    private Product product;
    private Product other;
    private TestBrowser browser;
    private String idToken;

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 500);
        product = product("Training", "first");
        other = product("Another", "second");
    }

    @BeforeEach
    void signIn() {
        browser = new TestBrowser();
        Map<String, String> wish = Map.of("login_hint", "ada@acme.example", "scope", "openid");
        Answer tokens = product.redeem(product.code(browser, wish));
        idToken = tokens.body().getString("id_token");
        assertThat(isSignedIn()).isTrue();
    }

    @AfterAll
    void close() {
        service.close();
        receiver.close();
    }

    @Test
    void discoverySaysThatThereIsLogoutOfBothKinds() {
        JsonObject document = product.get("/.well-known/openid-configuration").body();

        assertThat(document.getString("end_session_endpoint")).isEqualTo(product.issuer() + "/oauth2/logout");
        assertThat(document.getBoolean("backchannel_logout_supported")).isTrue();
        assertThat(document.getBoolean("backchannel_logout_session_supported")).isTrue();
    }

    @Test
    void idTokenOfTheSessionEndsItHereAndAtTheProviderAndTheBrowserGoesBackToTheApplication() {
        product.code(browser, Map.of());
        other.redeem(other.code(browser, Map.of("scope", "openid")));

        Page page = logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", GOODBYE, "state", "a b"));

        assertThat(page.location()).contains(URI.create(GOODBYE + "?state=a+b"));
        assertThat(page.hops())
                .anyMatch(
                        hop -> hop.address().toString().startsWith(service.idp().baseUrl()));
        assertThat(isSignedIn()).isFalse();
        receiver.next("second");
        receiver.next("first");
    }

    @Test
    void whoeverIsAskedForByNoTokenIsAskedAndGoesOnAfterYes() {
        Page question = logout(
                Map.of("client_id", product.clientId(), "post_logout_redirect_uri", GOODBYE, "ui_locales", "de"));
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.text()).contains("Abmelden?").contains("Training");
        assertThat(isSignedIn()).isTrue();

        Page page = browser.submitUntil(question, "form", Map.of(), next -> next.getPort() == 9);

        assertThat(page.location()).contains(URI.create(GOODBYE));
        assertThat(isSignedIn()).isFalse();
        receiver.next("first");
    }

    @Test
    void yesThatOurPageDidNotSendIsAskedAgain() {
        Map<String, String> yes = Map.of("csrf_token", "guessed", "client_id", product.clientId());
        String address = product.issuer() + "/oauth2/logout";

        assertThat(browser.post(address, yes).text()).contains("Sign out?");
        assertThat(browser.postFrom(URI.create("https://evil.example/"), address, yes)
                        .status())
                .isEqualTo(200);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void idTokenOfAnotherSessionOrNoIdTokenAtAllAsks() {
        TestBrowser elsewhere = new TestBrowser();
        Answer tokens =
                product.redeem(product.code(elsewhere, Map.of("login_hint", "bob@acme.example", "scope", "openid")));

        assertThat(logout(Map.of("id_token_hint", tokens.body().getString("id_token")))
                        .text())
                .contains("Sign out?");
        assertThat(logout(Map.of("id_token_hint", tokens.body().getString("access_token")))
                        .text())
                .contains("Sign out?");
        assertThat(logout(Map.of("id_token_hint", idToken.substring(0, idToken.length() - 6) + "AAAAAA"))
                        .text())
                .contains("Sign out?");
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void addressThatIsNotRegisteredGetsNoBrowserAndNothingEnds() {
        for (String address :
                new String[] {GOODBYE + "/", GOODBYE + "?x", "https://evil.example/", Product.REDIRECT_URI}) {
            Page page = logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", address));

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.location()).isEmpty();
        }
        assertThat(logout(Map.of("post_logout_redirect_uri", GOODBYE)).status()).isEqualTo(400);
        assertThat(logout(Map.of("id_token_hint", idToken, "client_id", other.clientId()))
                        .status())
                .isEqualTo(400);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void formOfAnotherSiteBecomesAGetThatOurCookieComesWith() {
        Page page = new TestBrowser().post(product.issuer() + "/oauth2/logout", Map.of("id_token_hint", idToken));

        assertThat(page.hops().getFirst().status()).isEqualTo(303);
        assertThat(page.hops().get(1).method()).isEqualTo("GET");
        assertThat(page.hops().get(1).address().getPath()).isEqualTo("/oauth2/logout");
    }

    @Test
    void whoeverIsNotSignedInGoesOnAtOnce() {
        browser.forgetCookies();

        Page page = logout(Map.of("client_id", product.clientId(), "post_logout_redirect_uri", GOODBYE));

        assertThat(page.location()).contains(URI.create(GOODBYE));
    }

    @Test
    void wayOnIsUsedOnce() {
        Page there = browser.open(product.issuer() + "/oauth2/logout/onward?to=" + product.clientId() + ".unknown");

        assertThat(there.status()).isEqualTo(400);
        assertThat(browser.open(product.issuer() + "/oauth2/logout/onward?to=x").status())
                .isEqualTo(400);
    }

    private Page logout(Map<String, String> parameters) {
        return browser.openUntil(
                product.issuer() + "/oauth2/logout?" + Product.form(parameters), next -> next.getPort() == 9);
    }

    private boolean isSignedIn() {
        return browser.open(product.issuer() + "/session").status() == 200;
    }

    private Product product(String name, String hears) {
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", name)
                        .put("backchannelLogoutUri", receiver.address(hears))
                        .put("postLogoutRedirectUris", new JsonArray().add(GOODBYE))
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        return new Product(service.baseUrl(0), made.getString("id"), made.getString("secret"));
    }
}
