package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.app.node.ApiCaller;
import io.seatkeeper.app.node.Installation;
import io.seatkeeper.app.provider.Product.Answer;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.push.Manner;
import io.seatkeeper.practiceidp.push.Push;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An identity provider that pushes with no secret of ours, by nothing but tokens that it signs itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationIT {
    private static final String SUBJECT = "7d0a6a0c-2e61-4d8b-8f6e-1f1d3d4f0a11";
    private static final String AUDIENCE = "api://b1d4a1de-5b8e-4b58-9a3e-0a64c3a4c7d2";
    private static final String CLIENTS = "/organizations/acme/scim-clients";
    private static final String NOT_ACCEPTED = "The client assertion is not accepted: ";

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();
    private final SigningIdp idp;

    FederationIT() throws Exception {
        idp = new SigningIdp();
    }

    @BeforeAll
    void setUp() {
        service.organization(operator, "acme", 100);
        service.organization(operator, "globex", 100);
    }

    @AfterAll
    void close() {
        idp.close();
        service.close();
    }

    @Test
    void providerPushesAYearInEntrasMannerWithItsOwnTokensAlone() throws Exception {
        JsonObject client = federation(CLIENTS);
        assertThat(client.getString("secret")).isNull();
        assertThat(client.getJsonArray("secrets")).isEmpty();
        Answer given = exchange(client, idp.token(SUBJECT, AUDIENCE));
        assertThat(given.status()).as("%s", given).isEqualTo(200);
        PracticeIdp practice = service.idp().at("acme");
        practice.pushTo(client.getString("baseUrl"), given.body().getString("access_token"));

        push(practice);
        practice.person("Newcomer", "newcomer@acme.example");
        push(practice);

        JsonObject users = operator.get("/organizations/acme/users?status=active&limit=100");
        assertThat(users.encode()).contains("newcomer@acme.example");
        assertThat(users.getInteger("total")).isEqualTo(practice.people().size());
    }

    @Test
    void aTokenIsBroughtAgainWhileItIsYoung() throws Exception {
        JsonObject client = federation(CLIENTS);
        String token = idp.token(SUBJECT, AUDIENCE);

        assertThat(exchange(client, token).status()).isEqualTo(200);
        assertThat(exchange(client, token).status()).as("it has no jti").isEqualTo(200);

        String once = idp.token(
                SUBJECT, AUDIENCE, claims -> claims.jwtID(UUID.randomUUID().toString()));
        assertThat(exchange(client, once).status()).isEqualTo(200);
        assertRefused(client, once, "its jti was used before.");
    }

    @Test
    void wrongIssuerSubjectAndAudienceAreRefusedWithWhatCame() throws Exception {
        JsonObject client = federation(CLIENTS);
        assertRefused(
                client,
                idp.token(SUBJECT, AUDIENCE, claims -> claims.issuer(idp.issuer() + "/")),
                "iss is not the registered one.");
        assertRefused(client, idp.token("somebody-else", AUDIENCE), "sub is not the registered one.");
        assertRefused(client, idp.token(SUBJECT, "api://another"), "aud is not the expected one alone.");
        assertRefused(
                client,
                idp.token(SUBJECT, AUDIENCE, claims -> claims.audience(List.of(AUDIENCE, "api://another"))),
                "aud is not the expected one alone.");
        assertThat(Audit.entries(operator, "acme", "scim_client.refused", client.getString("id")))
                .extracting(detail -> detail.getString("received"))
                .contains(idp.issuer() + "/", "somebody-else", "api://another");
    }

    @Test
    void tokenThatIsTooOldTooYoungOrTooLongIsRefused() throws Exception {
        JsonObject client = federation(CLIENTS);
        Instant now = Instant.now();
        String past = "exp is missing, past, or too far away.";
        assertRefused(client, idp.token(SUBJECT, AUDIENCE, claims -> claims.expirationTime(null)), past);
        assertRefused(
                client,
                idp.token(SUBJECT, AUDIENCE, claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))),
                past);
        assertRefused(
                client,
                idp.token(SUBJECT, AUDIENCE, claims -> claims.expirationTime(Date.from(now.plusSeconds(90_000)))),
                past);
        assertRefused(
                client,
                idp.token(SUBJECT, AUDIENCE, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(300)))),
                "nbf lies in the future.");
        assertRefused(
                client,
                idp.token(SUBJECT, AUDIENCE, claims -> claims.issueTime(Date.from(now.minusSeconds(90_000)))),
                "iat lies in the future or too long ago.");
    }

    @Test
    void unsignedSwappedAndForeignSignaturesAreRefused() throws Exception {
        JsonObject client = federation(CLIENTS);
        var claims = idp.claims(SUBJECT, AUDIENCE, good -> good);
        assertRefused(client, new PlainJWT(claims).serialize(), "it is no signed JWT.");
        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(idp.signing().getKeyID())
                        .build(),
                claims);
        mac.sign(new MACSigner(idp.signing().toPublicJWK().toPublicKey().getEncoded()));
        assertRefused(client, mac.serialize(), "its algorithm is not taken.");
        assertRefused(client, SigningIdp.signed(SigningIdp.key(), claims), "no registered key signed it.");
    }

    @Test
    void tokenOpensNoOtherOrganizationAndIsNoOtherClients() throws Exception {
        JsonObject client = federation(CLIENTS);
        JsonObject other = operator.post(
                "/organizations/globex/scim-clients", registration().put("subject", "another-subject"));
        assertThat(exchange(other, idp.token("another-subject", AUDIENCE)).status())
                .isEqualTo(200);

        Answer crossed = exchange(other, idp.token(SUBJECT, AUDIENCE));

        assertThat(crossed.body().getString("error")).isEqualTo("invalid_client");
        Audit.assertReasons(
                operator,
                "globex",
                "scim_client.refused",
                other.getString("id"),
                NOT_ACCEPTED + "sub is not the registered one.");
        assertThat(exchange(client, idp.token(SUBJECT, AUDIENCE)).status()).isEqualTo(200);
    }

    @Test
    void keyRollOverCostsNoPushAndUnknownKeysCostFewReads() throws Exception {
        try (SigningIdp rolling = new SigningIdp()) {
            JsonObject client = operator.post(
                    CLIENTS, registration().put("issuer", rolling.issuer()).put("jwksUri", rolling.jwksUri()));
            String old = rolling.token(SUBJECT, AUDIENCE);
            assertThat(exchange(client, old).status()).isEqualTo(200);

            rolling.rotate();

            assertThat(exchange(client, rolling.token(SUBJECT, AUDIENCE)).status())
                    .isEqualTo(200);
            assertRefused(client, old, "no registered key signed it.");
            int before = rolling.reads();
            RSAKey unknown = SigningIdp.key();
            for (int time = 0; time < 30; time++) {
                exchange(client, SigningIdp.signed(unknown, rolling.claims(SUBJECT, AUDIENCE, good -> good)));
            }
            assertThat(rolling.reads() - before).isLessThan(15);
        }
    }

    @Test
    void repeatedRefusalStandsInTheAuditLogOnce() throws Exception {
        JsonObject client = federation(CLIENTS);
        for (int time = 0; time < 20; time++) {
            exchange(client, idp.token("somebody-else", AUDIENCE));
        }
        assertRefused(client, idp.token(SUBJECT, "api://another"), "aud is not the expected one alone.");

        assertThat(Audit.reasons(operator, "acme", "scim_client.refused", client.getString("id")))
                .containsExactlyInAnyOrder(
                        NOT_ACCEPTED + "sub is not the registered one.",
                        NOT_ACCEPTED + "aud is not the expected one alone.");
    }

    @Test
    void issuerAtAPrivateAddressIsNeverAsked() {
        assertThatThrownBy(() -> operator.post(CLIENTS, registration().put("issuer", "https://10.0.0.1/tenant")))
                .hasMessageContaining("outbound_refused");
        assertThatThrownBy(() -> operator.post(
                        CLIENTS, registration().put("jwksUri", "https://169.254.169.254/latest/meta-data")))
                .hasMessageContaining("outbound_refused");
    }

    private JsonObject registration() {
        return new JsonObject()
                .put("name", "Entra")
                .put("authentication", "federation")
                .put("issuer", idp.issuer())
                .put("subject", SUBJECT)
                .put("audience", AUDIENCE);
    }

    private JsonObject federation(String path) {
        return operator.post(path, registration());
    }

    private Answer exchange(JsonObject client, String token) {
        return new Product(service.baseUrl(0), client.getString("id"), "")
                .postBare(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client.getString("id"),
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                token));
    }

    private void assertRefused(JsonObject client, String token, String reason) {
        Answer answer = exchange(client, token);
        assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        assertThat(answer.body().getString("error")).isEqualTo("invalid_client");
        Audit.assertReasons(operator, "acme", "scim_client.refused", client.getString("id"), NOT_ACCEPTED + reason);
    }

    private static void push(PracticeIdp practice) throws Exception {
        Push push = practice.push(Manner.ENTRA).finished().get(2, TimeUnit.MINUTES);
        assertThat(push.failures()).as("%s", push.exchanges()).isEmpty();
    }
}
