package io.seatkeeper.app.provider;

import static io.seatkeeper.app.provider.Product.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.node.Push;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** SCIM clients with secrets and keys of their own, from the admin API to a push, on two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScimClientsIT {
    private static final String CLIENTS = "/organizations/acme/scim-clients";
    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 2);
    private final ApiCaller operator = service.operator();

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 100);
        service.organization(operator, "globex", 100);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void secretInTheHeaderOrTheFormGetsAnHourOfItsOwnOrganization() {
        JsonObject made = operator.post(CLIENTS, new JsonObject().put("name", "Okta"));
        Product client = client(made);

        Answer byHeader = client.token(GRANT);
        Answer byForm = client.postBare(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        made.getString("id"),
                        "client_secret",
                        made.getString("secret"),
                        "scope",
                        "anything"));

        assertThat(byHeader.status()).as("%s", byHeader).isEqualTo(200);
        assertThat(byHeader.body().getString("token_type")).isEqualTo("Bearer");
        assertThat(byHeader.body().getInteger("expires_in")).isEqualTo(3_600);
        for (Answer answer : List.of(byHeader, byForm)) {
            String token = answer.body().getString("access_token");
            assertThat(pushed(0, "acme", token)).isEqualTo(201);
            assertThat(pushed(1, "acme", token)).isEqualTo(201);
            assertThat(pushed(0, "globex", token)).isEqualTo(401);
        }
        assertThat(made.getString("tokenUrl")).isEqualTo(service.baseUrl(0) + "/oauth2/token");
        assertThat(made.getString("baseUrl")).isEqualTo(service.baseUrl(0) + "/scim/v2/acme");
        assertThat(made.getString("connection")).as("the only one there is").isNotNull();
        assertReasons(made, "The access token was brought to another organization.");
    }

    @Test
    void secretIsShownOnceAndItsUseIsNoted() {
        JsonObject made = operator.post(CLIENTS, new JsonObject().put("name", "Shown once"));
        String token = token(client(made));

        pushed(0, "acme", token);
        JsonObject shown = Audit.eventually(
                () -> operator.get(CLIENTS + "/" + made.getString("id")),
                client -> client.getString("lastUsedAt") != null
                        && client.getJsonArray("secrets").getJsonObject(0).getString("lastUsedAt") != null);

        assertThat(shown.encode()).doesNotContain(made.getString("secret"));
        assertThat(operator.get(CLIENTS).encode()).doesNotContain(made.getString("secret"));
        assertThat(made.getString("secret")).startsWith("sk_client_");
    }

    @Test
    void secretsRollOverWithoutAGapAndWhatARemovedOneGotEndsAtOnce() {
        JsonObject made = operator.post(CLIENTS, new JsonObject().put("name", "Rolling"));
        String path = CLIENTS + "/" + made.getString("id");
        JsonObject next = operator.post(
                path + "/secrets",
                new JsonObject().put("expiresAt", Instant.now().plusSeconds(600).toString()));
        String byOld = token(client(made));
        Answer given = client(next).token(GRANT);
        String byNew = given.body().getString("access_token");
        assertThat(given.body().getInteger("expires_in"))
                .as("no longer than its secret")
                .isLessThanOrEqualTo(600);

        String old = made.getJsonArray("secrets").getJsonObject(0).getString("id");
        operator.delete(path + "/secrets/" + old);

        assertThat(pushed(1, "acme", byOld)).isEqualTo(401);
        assertThat(pushed(1, "acme", byNew)).isEqualTo(201);
        assertRefused(client(made).token(GRANT), "invalid_client");
        assertReasons(made, "The client's secret is wrong.");

        operator.delete(path);

        assertThat(pushed(1, "acme", byNew)).isEqualTo(401);
        assertRefused(client(next).token(GRANT), "invalid_client");
        assertThatThrownBy(() -> operator.get(path)).hasMessageContaining("404");
    }

    @Test
    void clientIsRefusedBySecretsOfAnotherAndByNone() {
        JsonObject made = operator.post(CLIENTS, new JsonObject().put("name", "One"));
        JsonObject other = operator.post("/organizations/globex/scim-clients", new JsonObject().put("name", "Another"));
        Product crossed = new Product(service.baseUrl(0), made.getString("id"), other.getString("secret"));

        assertRefused(crossed.token(GRANT), "invalid_client");
        assertRefused(crossed.postBare("/oauth2/token", Map.of("grant_type", "client_credentials")), "invalid_client");
        assertRefused(
                crossed.postBare(
                        "/oauth2/token", Map.of("grant_type", "client_credentials", "client_id", made.getString("id"))),
                "invalid_client");
        assertRefused(
                new Product(service.baseUrl(0), UUID.randomUUID().toString(), made.getString("secret")).token(GRANT),
                "invalid_client");
        assertThatThrownBy(() -> operator.get(CLIENTS + "/" + other.getString("id")))
                .hasMessageContaining("404");
    }

    @Test
    void ownKeySignsAssertionsThatAreGoodOnceAndForUs() throws Exception {
        RSAKey key = SigningIdp.key();
        JsonObject made = operator.post(
                CLIENTS,
                new JsonObject()
                        .put("name", "Keys")
                        .put("authentication", "private_key_jwt")
                        .put("jwks", new JsonObject(new JWKSet(key.toPublicJWK()).toString())));
        assertThat(made.getString("secret")).isNull();
        String good = assertion(made, key, service.baseUrl(0) + "/oauth2/token");

        Answer given = byAssertion(made, good);

        assertThat(given.status()).as("%s", given).isEqualTo(200);
        assertThat(pushed(0, "acme", given.body().getString("access_token"))).isEqualTo(201);
        assertRefused(byAssertion(made, good), "invalid_client");
        assertRefused(byAssertion(made, assertion(made, key, "https://other.example")), "invalid_client");
        assertRefused(byAssertion(made, assertion(made, SigningIdp.key(), service.baseUrl(0))), "invalid_client");
        assertReasons(
                made,
                "The client assertion is not accepted: its jti was used before.",
                "The client assertion is not accepted: aud is not the expected one alone.",
                "The client assertion is not accepted: no registered key signed it.");
    }

    @Test
    void anotherProofEndsWhatTheOldOneGot() throws Exception {
        JsonObject made = operator.post(CLIENTS, new JsonObject().put("name", "Moving"));
        String path = CLIENTS + "/" + made.getString("id");
        String token = token(client(made));
        operator.patch(path, new JsonObject().put("name", "Moved").put("strict", true));
        assertThat(pushed(0, "acme", token)).isEqualTo(201);

        operator.patch(
                path,
                new JsonObject()
                        .put("authentication", "private_key_jwt")
                        .put("jwks", new JsonObject(new JWKSet(SigningIdp.key().toPublicJWK()).toString())));

        assertThat(pushed(0, "acme", token)).isEqualTo(401);
        assertRefused(client(made).token(GRANT), "invalid_client");
        assertThatThrownBy(() -> operator.post(
                        path + "/secrets",
                        new JsonObject()
                                .put("expiresAt", Instant.now().plusSeconds(600).toString())))
                .hasMessageContaining("400");
    }

    @Test
    void whatCannotBeAClientIsRefused() throws Exception {
        RSAKey key = SigningIdp.key();
        for (JsonObject wrong : List.of(
                new JsonObject().put("authentication", "private_key_jwt"),
                new JsonObject().put("authentication", "federation"),
                new JsonObject().put("authentication", "none"),
                new JsonObject().put("issuer", "https://idp.example"),
                new JsonObject()
                        .put("authentication", "private_key_jwt")
                        .put("jwks", new JsonObject(new JWKSet(key).toString(false))),
                new JsonObject().put("connection", "nowhere"))) {
            assertThatThrownBy(() -> operator.post(CLIENTS, wrong.put("name", "Wrong")))
                    .as(wrong.encode())
                    .hasMessageMatching("(?s).*: 4(00|04|22) .*");
        }
    }

    @Test
    void keysAtAPrivateAddressAreNeverAskedFor() {
        for (String address : List.of(
                "https://10.0.0.1/keys", "https://169.254.169.254/keys", "https://[fd00::1]/keys", "ftp://x/keys")) {
            assertThatThrownBy(() -> operator.post(
                            CLIENTS,
                            new JsonObject()
                                    .put("name", "Private")
                                    .put("authentication", "private_key_jwt")
                                    .put("jwksUri", address)))
                    .as(address)
                    .hasMessageContaining("outbound_refused");
        }
    }

    @Test
    void keyNeedsTheScope() {
        String users = operator.post(
                        "/organizations/acme/admin-keys",
                        new JsonObject().put("name", "users").put("scopes", new JsonArray().add("users")))
                .getString("key");

        assertThatThrownBy(
                        () -> new ApiCaller(operator.baseUrl(), users).post(CLIENTS, new JsonObject().put("name", "x")))
                .hasMessageContaining("403");
    }

    private String assertion(JsonObject made, RSAKey key, String audience) throws Exception {
        Instant now = Instant.now();
        return SigningIdp.signed(
                key,
                new JWTClaimsSet.Builder()
                        .issuer(made.getString("id"))
                        .subject(made.getString("id"))
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
    }

    private Answer byAssertion(JsonObject made, String assertion) {
        return client(made)
                .postBare(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                made.getString("id"),
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion));
    }

    private Product client(JsonObject made) {
        return new Product(service.baseUrl(0), made.getString("id"), String.valueOf(made.getString("secret")));
    }

    private static String token(Product client) {
        Answer answer = client.token(GRANT);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body().getString("access_token");
    }

    /** The status of a push of somebody new. */
    private int pushed(int node, String organization, String token) {
        return new Push(List.of(service.baseUrl(0), service.baseUrl(1)), organization, "", token)
                .call(
                        node,
                        "POST",
                        "/Users",
                        new JsonObject()
                                .put("schemas", new JsonArray().add("urn:ietf:params:scim:schemas:core:2.0:User"))
                                .put("userName", UUID.randomUUID() + "@acme.example"))
                .status();
    }

    private void assertReasons(JsonObject made, String... reasons) {
        Audit.assertReasons(operator, "acme", "scim_client.refused", made.getString("id"), reasons);
    }
}
