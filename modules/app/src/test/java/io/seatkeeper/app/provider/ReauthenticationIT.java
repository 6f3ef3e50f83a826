package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.jit.saml.message.MessageDecoder;
import io.seatkeeper.jit.saml.message.UnreadableMessage;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code prompt=login} and {@code max_age} of an application reach the person's identity provider, and what it answers is held
 * against them: whoever it lets through with an old proof doesn't come in, and nobody goes round in circles.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReauthenticationIT {
    private static final Map<AuthMethod, String> TOO_OLD =
            Map.of(AuthMethod.OIDC, "oidc_auth_time_too_old", AuthMethod.SAML, "saml_authn_too_old");

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 2);
    private final ApiCaller operator = service.operator();
    private Product product;

    @BeforeAll
    void setUp() {
        for (AuthMethod protocol : AuthMethod.values()) {
            service.organization(operator, organization(protocol), 100, protocol);
        }
        JsonObject made = operator.post(
                "/applications",
                new JsonObject()
                        .put("name", "Training")
                        .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)));
        product = new Product(service.baseUrl(0), made.getString("id"), made.getString("secret"));
    }

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"OIDC, prompt, login", "SAML, prompt, login", "OIDC, max_age, 0", "SAML, max_age, 0"})
    void providerIsAskedToAskAnewAndThenTheRequestGoesOn(AuthMethod protocol, String name, String value) {
        TestBrowser browser = new TestBrowser();
        Page first = authorize(browser, protocol, Map.of());
        assertThat(asksAnew(first, protocol)).isFalse();
        Instant before = authTime(first);

        Page page = authorize(browser, protocol, Map.of(name, value));

        assertThat(asksAnew(page, protocol)).isTrue();
        assertThat(authTime(page)).isAfterOrEqualTo(before);
        assertThat(authorize(browser, protocol, Map.of()).hops())
                .as("a request without a wish")
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(AuthMethod.class)
    void pushedWishReachesTheProviderToo(AuthMethod protocol) {
        TestBrowser browser = new TestBrowser();
        authorize(browser, protocol, Map.of());
        String pushed = product.post("/oauth2/par", product.request(changes(protocol, Map.of("prompt", "login"))))
                .body()
                .getString("request_uri");

        Page page = follow(
                browser,
                product.issuer() + "/oauth2/authorize?"
                        + Product.form(Map.of("client_id", product.clientId(), "request_uri", pushed)));

        assertThat(asksAnew(page, protocol)).isTrue();
        assertThat(Product.codeOf(page)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OIDC, prompt, login",
        "OIDC, max_age, 0",
        "OIDC, max_age, 600",
        "SAML, prompt, login",
        "SAML, max_age, 600"
    })
    void providerThatPassesOverTheWishLetsNobodyIn(AuthMethod protocol, String name, String value) {
        TestBrowser browser = new TestBrowser();
        service.idp().fault(Fault.STALE_PROOF);

        Page refused = authorize(browser, protocol, Map.of(name, value));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("too long since you last proved who you are");
        JsonObject attempt = newestAttempt(protocol);
        assertThat(attempt.getString("code")).isEqualTo(TOO_OLD.get(protocol));
        assertThat(attempt.getJsonArray("checks").encode()).contains("not before");
        Page back = browser.openUntil(product.issuer() + wayBack(refused), next -> next.getPort() == 9);
        assertThat(back.hops()).hasSize(1);
        assertThat(Product.answer(back)).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(Product.codeOf(authorize(browser, protocol, Map.of(name, value))))
                .as("the next time the provider asks")
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(AuthMethod.class)
    void ageIsTheAgeOfTheProofAndNotOfTheSession(AuthMethod protocol) {
        TestBrowser browser = new TestBrowser();
        service.idp().fault(Fault.STALE_PROOF);
        Instant anHourAgo = authTime(authorize(browser, protocol, Map.of()));
        assertThat(anHourAgo).isBefore(Instant.now().minusSeconds(3_500));

        assertThat(authTime(authorize(browser, protocol, Map.of("max_age", "86400"))))
                .isEqualTo(anHourAgo);
        assertThat(Product.answer(authorize(browser, protocol, Map.of("max_age", "600", "prompt", "none"))))
                .containsEntry("error", "login_required");
        Page anew = authorize(browser, protocol, Map.of("max_age", "600"));
        assertThat(anew.hops()).hasSizeGreaterThan(1);
        assertThat(authTime(anew)).isAfter(Instant.now().minusSeconds(600));
        assertThat(authorize(browser, protocol, Map.of("max_age", "600")).hops())
                .as("it is fresh now")
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(AuthMethod.class)
    void personWhoTakesTheWishOutOfTheAddressGainsNothing(AuthMethod protocol) {
        TestBrowser browser = new TestBrowser();
        String door = door(browser, protocol);
        assertThat(door).contains("&prompt=login");
        service.idp().fault(Fault.STALE_PROOF);

        Page page = follow(browser, door.replace("&prompt=login", ""));

        assertThat(Product.answer(page)).containsEntry("error", "access_denied").doesNotContainKey("code");
    }

    @Test
    void personWhoComesStraightBackGainsNothing() {
        TestBrowser browser = new TestBrowser();
        authorize(browser, AuthMethod.OIDC, Map.of());
        String door = door(browser, AuthMethod.OIDC);

        Page back = browser.openUntil(
                product.issuer() + parameters(URI.create(door)).get("return_to"), next -> next.getPort() == 9);

        assertThat(Product.answer(back)).containsEntry("error", "access_denied").doesNotContainKey("code");
    }

    @Test
    void providerThatDoesNotSayWhenItWasProvesNothing() {
        TestBrowser browser = new TestBrowser();
        service.idp().fault(Fault.MISSING_AUTH_TIME);
        authorize(browser, AuthMethod.OIDC, Map.of());
        service.idp().fault(Fault.MISSING_AUTH_TIME);

        Page refused = authorize(browser, AuthMethod.OIDC, Map.of("max_age", "86400"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(newestAttempt(AuthMethod.OIDC).getString("code")).isEqualTo("oidc_auth_time_too_old");
        assertThat(Product.codeOf(authorize(browser, AuthMethod.OIDC, Map.of())))
                .isNotEmpty();
    }

    @Test
    void wishGoesThroughThePageThatAsksWhereSomebodyBelongs() {
        TestBrowser browser = new TestBrowser();
        Page asking = product.authorize(browser, Map.of("organization", "", "prompt", "login", "max_age", "60"));

        Page page = browser.submitUntil(
                asking,
                "form",
                Map.of("who", organization(AuthMethod.OIDC)),
                next -> next.getPath().endsWith("/authorize"));

        assertThat(parameters(page.location().orElseThrow()))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "60");
    }

    @ParameterizedTest
    @CsvSource({"prompt=consent, prompt is login", "max_age=-1, max_age is a number", "max_age=1&max_age=2, once"})
    void wishThatIsNoneIsRefusedAtTheDoor(String query, String reason) {
        Page page = new TestBrowser()
                .always("Accept", "application/json")
                .open(product.issuer() + "/sso/" + organization(AuthMethod.OIDC) + "?" + query);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains(reason);
    }

    private static String organization(AuthMethod protocol) {
        return "by-" + protocol.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, String> changes(AuthMethod protocol, Map<String, String> wishes) {
        Map<String, String> changes = new HashMap<>(wishes);
        changes.put("organization", organization(protocol));
        changes.put("login_hint", "ada@acme.example");
        return changes;
    }

    private Page authorize(TestBrowser browser, AuthMethod protocol, Map<String, String> wishes) {
        return follow(
                browser,
                product.issuer() + "/oauth2/authorize?" + Product.form(product.request(changes(protocol, wishes))));
    }

    /** Goes as far as the product, by way of the form that a SAML provider has posted; with every hop on the way. */
    private static Page follow(TestBrowser browser, String address) {
        Page page = browser.openUntil(address, next -> next.getPort() == 9);
        if (!page.body().contains("name=\"SAMLResponse\"")) {
            return page;
        }
        Page answered = browser.submitUntil(page, "form", Map.of(), next -> next.getPort() == 9);
        List<Page.Hop> hops = new ArrayList<>(page.hops());
        hops.addAll(answered.hops());
        return new Page(List.copyOf(hops), answered.body());
    }

    /** Where the browser is sent to sign in when the application wants a new proof. */
    private String door(TestBrowser browser, AuthMethod protocol) {
        return browser.openUntil(
                        product.issuer() + "/oauth2/authorize?"
                                + Product.form(product.request(changes(protocol, Map.of("prompt", "login")))),
                        next -> next.getPath().startsWith("/sso/"))
                .location()
                .orElseThrow()
                .toString();
    }

    private static String wayBack(Page page) {
        return page.hops().stream()
                .filter(hop -> hop.address().getPath().startsWith("/sso/"))
                .map(hop -> parameters(hop.address()).get("return_to"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean asksAnew(Page page, AuthMethod protocol) {
        Map<String, String> request = page.hops().stream()
                .filter(hop ->
                        hop.address().getPath().endsWith(protocol == AuthMethod.OIDC ? "/authorize" : "/saml/sso"))
                .filter(hop -> !hop.address().getPath().startsWith("/oauth2/"))
                .map(hop -> parameters(hop.address()))
                .findFirst()
                .orElseThrow();
        return switch (protocol) {
            case OIDC -> "login".equals(request.get("prompt")) && request.containsKey("max_age");
            case SAML -> message(request.getOrDefault("SAMLRequest", "")).contains("ForceAuthn=\"true\"");
        };
    }

    private static String message(String deflated) {
        try {
            return new String(MessageDecoder.redirect(deflated), StandardCharsets.UTF_8);
        } catch (UnreadableMessage unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private Instant authTime(Page page) {
        String token = product.redeem(Product.codeOf(page)).body().getString("id_token");
        try {
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            return Instant.ofEpochSecond(
                    Optional.ofNullable(claims.getLongClaim("auth_time")).orElseThrow());
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private JsonObject newestAttempt(AuthMethod protocol) {
        return operator.get("/organizations/" + organization(protocol) + "/sign-in-attempts?accepted=false&limit=1")
                .getJsonArray("items")
                .getJsonObject(0);
    }
}
