package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every refusal of {@code /oauth2/…} that is known to be an organization's stands in its audit log with its reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderRefusalsIT {
    private static final String CODE_OVER = "The code is none of ours, or long over.";
    private static final String REFRESH_OVER = "The refresh token is none of ours, or long over.";
    private static final String CODE_REUSED = "The code was used before; what it gave has ended.";

    private final DatabaseAddress address = TestPostgres.migrated();
    private final Installation service = new Installation(address, MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private Product other;

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 500);
        other = own();
    }

    @AfterAll
    void close() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> refusalStandsInTheAuditLogWithItsReason() {
        Map<String, Consumer<Product>> table = new LinkedHashMap<>();
        authorization(table);
        clients(table);
        codes(table);
        refreshTokens(table);
        table.put(
                "The access token has expired, or what it belongs to has ended.",
                own -> own.userinfo(goneTokens(own).body().getString("access_token")));
        table.put("token is missing.", own -> own.post("/oauth2/introspect", Map.of()));
        table.put(
                "post_logout_redirect_uri is not registered for this client.",
                own -> new TestBrowser()
                        .open(own.issuer() + "/oauth2/logout?"
                                + Product.form(Map.of(
                                        "client_id",
                                        own.clientId(),
                                        "post_logout_redirect_uri",
                                        "https://evil.example/"))));
        table.put(
                "id_token_hint is not this client's.",
                own -> new TestBrowser()
                        .open(own.issuer() + "/oauth2/logout?"
                                + Product.form(Map.of(
                                        "client_id",
                                        own.clientId(),
                                        "id_token_hint",
                                        tokens(other).body().getString("id_token")))));
        return table.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    Product own = own();
                    row.getValue().accept(own);
                    Audit.assertReasons(operator, "acme", "application.refused", own.clientId(), row.getKey());
                }));
    }

    private static void authorization(Map<String, Consumer<Product>> table) {
        table.put(
                "redirect_uri is not one that the application is registered with.",
                own -> own.authorize(new TestBrowser(), Map.of("redirect_uri", "https://evil.example/")));
        table.put(
                "code_challenge_method is S256.",
                own -> own.authorize(new TestBrowser(), Map.of("code_challenge_method", "plain")));
        table.put("scope names openid.", own -> own.authorize(new TestBrowser(), Map.of("scope", "email")));
        table.put(
                "The request is unknown, was used before, or has expired.",
                own -> new TestBrowser()
                        .open(own.issuer() + "/oauth2/authorize?"
                                + Product.form(Map.of(
                                        "client_id",
                                        own.clientId(),
                                        "request_uri",
                                        "urn:ietf:params:oauth:request_uri:none"))));
        table.put("A pushed request names no request_uri.", own -> own.post("/oauth2/par", Map.of("request_uri", "x")));
        table.put(
                "response_type is code.",
                own -> own.post("/oauth2/par", own.request(Map.of("response_type", "token"))));
    }

    private static void clients(Map<String, Consumer<Product>> table) {
        table.put(
                "The client's secret is wrong or has expired.",
                own -> new Product(own.issuer(), own.clientId(), "sk_client_wrong").refresh("x"));
        table.put(
                "The client proves itself in two ways at once.",
                own -> own.token(Map.of("client_id", own.clientId(), "client_secret", own.secret())));
        table.put(
                "The client is registered to prove itself in another way.",
                own -> own.postBare(
                        "/oauth2/token", Map.of("client_id", own.clientId(), "client_secret", own.secret())));
        table.put(
                "The client_id of the form is another than the client's.",
                own -> own.token(Map.of("client_id", "somebody-else", "grant_type", "refresh_token")));
        table.put("grant_type is missing.", own -> own.token(Map.of()));
        table.put(
                "grant_type is authorization_code, refresh_token or client_credentials.",
                own -> own.token(Map.of("grant_type", "password")));
    }

    private void codes(Map<String, Consumer<Product>> table) {
        table.put(CODE_OVER, own -> own.redeem("sk_code_nonsense"));
        table.put(CODE_REUSED, own -> {
            String code = code(own);
            own.redeem(code);
            own.redeem(code);
        });
        table.put("The code was given to another client.", own -> own.redeem(code(other)));
        table.put("code_verifier is not the one of code_challenge.", own -> byCode(own, "x".repeat(43), "callback"));
        table.put(
                "redirect_uri is another than the request's.",
                own -> byCode(own, Product.VERIFIER.getValue(), "another"));
        table.put("The code has expired.", own -> {
            String code = code(own);
            execute("UPDATE application_grant SET code_expires_at = now()", own);
            own.redeem(code);
        });
        table.put("The person can't sign in any more.", own -> {
            String code = code(own);
            execute("UPDATE application_grant SET revoked_at = now()", own);
            own.redeem(code);
        });
    }

    private void refreshTokens(Map<String, Consumer<Product>> table) {
        table.put(REFRESH_OVER, own -> own.refresh("sk_refresh_nonsense"));
        table.put("The refresh token was used before; all that it belongs to has ended.", own -> {
            String refresh = refreshToken(own);
            own.refresh(refresh);
            own.refresh(refresh);
        });
        table.put("The refresh token was given to another client.", own -> own.refresh(refreshToken(other)));
        table.put("The refresh token has expired.", own -> {
            String refresh = refreshToken(own);
            TestPostgres.execute(
                    address,
                    "UPDATE refresh_token SET expires_at = now() WHERE grant_id IN"
                            + " (SELECT grant_id FROM application_grant WHERE application_id = '" + own.clientId()
                            + "')");
            own.refresh(refresh);
        });
        table.put(
                "What the refresh token belongs to has ended, or the person was deactivated.",
                own -> own.refresh(goneTokens(own).body().getString("refresh_token")));
    }

    @Test
    void misuseOfAVendorsApplicationIsToldToTheOrganizationWhosePersonItWas() {
        JsonObject made = operator.post("/applications", registration());
        Product vendors = product(made);
        String code = code(vendors);
        vendors.redeem(code);

        vendors.redeem(code);

        Audit.assertReasons(operator, "acme", "application.refused", vendors.clientId(), CODE_REUSED);
    }

    @Test
    void publicClientThatAsksAboutTokensIsNoted() {
        JsonObject made =
                operator.post("/organizations/acme/applications", registration().put("authentication", "none"));

        product(made).postBare("/oauth2/introspect", Map.of("client_id", made.getString("id"), "token", "x"));

        Audit.assertReasons(
                operator,
                "acme",
                "application.refused",
                made.getString("id"),
                "A public client can't ask about tokens.");
    }

    @Test
    void scimClientThatBringsNothingOrTooMuchIsNoted() {
        JsonObject made = operator.post("/organizations/acme/scim-clients", new JsonObject().put("name", "Okta"));
        Map<String, String> bare = Map.of("grant_type", "client_credentials", "client_id", made.getString("id"));
        Product client = product(made);

        client.postBare("/oauth2/token", bare);
        client.token(
                Map.of("grant_type", "client_credentials", "client_id", made.getString("id"), "client_secret", "x"));

        Audit.assertReasons(
                operator,
                "acme",
                "scim_client.refused",
                made.getString("id"),
                "The client doesn't prove itself.",
                "The client proves itself in two ways at once.");
    }

    @Test
    void silentQuestionWhetherSomebodyIsSignedInIsNoRefusal() {
        Product own = own();
        assertThat(Product.answer(own.authorize(new TestBrowser(), Map.of("prompt", "none"))))
                .containsEntry("error", "login_required");
        own.refresh("sk_refresh_nonsense");

        Audit.assertReasons(operator, "acme", "application.refused", own.clientId(), REFRESH_OVER);
        assertThat(Audit.reasons(operator, "acme", "application.refused", own.clientId()))
                .containsExactly(REFRESH_OVER);
    }

    @Test
    void whateverIsSentTheReasonsAreFewAndTheLogIsNotFilledFromOutside() {
        Product own = own();
        for (int time = 0; time < 20; time++) {
            own.authorize(new TestBrowser(), Map.of("x" + time, "y".repeat(1_001), "scope", "email"));
            own.refresh("sk_refresh_nonsense" + time);
        }

        Audit.assertReasons(
                operator, "acme", "application.refused", own.clientId(), "scope names openid.", REFRESH_OVER);
        assertThat(Audit.reasons(operator, "acme", "application.refused", own.clientId()))
                .hasSize(2);
    }

    private static void byCode(Product own, String verifier, String path) {
        own.token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code(own),
                "redirect_uri",
                "http://127.0.0.1:9/" + path,
                "code_verifier",
                verifier));
    }

    private void execute(String update, Product own) {
        TestPostgres.execute(address, update + " WHERE application_id = '" + own.clientId() + "'");
    }

    private static String code(Product product) {
        return product.code(new TestBrowser(), Map.of("login_hint", "ada@acme.example"));
    }

    private static Answer tokens(Product product) {
        return product.redeem(code(product));
    }

    private static String refreshToken(Product product) {
        return tokens(product).body().getString("refresh_token");
    }

    /** What somebody was given who has been blocked since. */
    private Answer goneTokens(Product own) {
        Answer tokens = own.redeem(own.code(new TestBrowser(), Map.of("login_hint", own.clientId() + "@acme.example")));
        try {
            String person = SignedJWT.parse(tokens.body().getString("id_token"))
                    .getJWTClaimsSet()
                    .getSubject();
            operator.patch("/organizations/acme/users/" + person, new JsonObject().put("active", false));
            return tokens;
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private Product own() {
        return product(operator.post("/organizations/acme/applications", registration()));
    }

    private Product product(JsonObject made) {
        return new Product(service.baseUrl(0), made.getString("id"), String.valueOf(made.getString("secret")));
    }

    private static JsonObject registration() {
        return new JsonObject()
                .put("name", "Training")
                .put("redirectUris", new JsonArray(List.of(Product.REDIRECT_URI, "http://127.0.0.1:9/another")));
    }
}
