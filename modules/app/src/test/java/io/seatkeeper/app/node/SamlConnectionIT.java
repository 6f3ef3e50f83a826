package io.seatkeeper.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.testkit.TestBrowser;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A SAML connection as an admin makes it by the API, without a metadata URL or with one that must not be opened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamlConnectionIT {
    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final ApiCaller operator = service.operator();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void threeFieldsEnteredByHandAreEnoughForASignIn() {
        JsonObject made = connect("by-hand", byHand(service.idp().samlKey().certificatePem()));

        assertThat(provider(made).getString("entityId")).isEqualTo(entityId());
        assertThat(certificate(made).getBoolean("expiring")).isFalse();
        assertThat(signIn("by-hand")).isEqualTo("signed_in");
    }

    @Test
    void whoIsSignedByAnotherCertificateThanTheOneEnteredIsNotLetIn() {
        connect("other-key", byHand(SamlKey.rsa("somebody else").certificatePem()));

        assertThat(signIn("other-key")).isEqualTo("saml_signature_invalid");
    }

    @Test
    void documentOfMetadataIsEnoughForASignIn() {
        String xml = new TestBrowser().open(entityId()).body();

        connect("document", saml().put("metadataXml", xml));

        assertThat(signIn("document")).isEqualTo("signed_in");
    }

    @Test
    void certificateThatEndsWithinThirtyDaysIsSaidToBeExpiring() {
        Instant now = Instant.now();
        SamlKey ending =
                SamlKey.rsa("ends soon", 2_048, now.minus(Duration.ofDays(300)), now.plus(Duration.ofDays(29)));

        JsonObject made = connect("ending", byHand(ending.certificatePem()));

        assertThat(certificate(made).getBoolean("expiring")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3/metadata",
                "https://192.168.0.1/metadata",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/metadata",
                "https://[::ffff:10.0.0.1]/metadata",
                "http://10.1.2.3/metadata"
            })
    void metadataAtAPrivateAddressIsNotOpened(String url) {
        organization("private-" + Integer.toHexString(url.hashCode()));

        assertThatThrownBy(() -> operator.post(
                        "/organizations/private-" + Integer.toHexString(url.hashCode()) + "/connections",
                        saml().put("metadataUrl", url)))
                .hasMessageContaining("422")
                .hasMessageContaining("outbound_refused");
    }

    private JsonObject connect(String organization, JsonObject connection) {
        organization(organization);
        return operator.post("/organizations/" + organization + "/connections", connection);
    }

    private void organization(String slug) {
        operator.post(
                "/organizations",
                new JsonObject().put("slug", slug).put("name", slug).put("maxSeats", 5));
    }

    private JsonObject byHand(String certificate) {
        return saml().put("entityId", entityId())
                .put("ssoUrl", service.idp().issuer() + "/saml/sso")
                .put("certificates", new JsonArray(List.of(certificate)));
    }

    private static JsonObject saml() {
        return new JsonObject().put("protocol", "saml").put("slug", Installation.CONNECTION);
    }

    private String entityId() {
        return service.idp().issuer() + "/saml/metadata";
    }

    private static JsonObject provider(JsonObject connection) {
        return connection.getJsonObject("identityProvider");
    }

    private static JsonObject certificate(JsonObject connection) {
        return provider(connection).getJsonArray("certificates").getJsonObject(0);
    }

    private String signIn(String organization) {
        return Installation.outcome(Installation.signIn(service.baseUrl(0), organization, "Ada Lovelace"));
    }
}
