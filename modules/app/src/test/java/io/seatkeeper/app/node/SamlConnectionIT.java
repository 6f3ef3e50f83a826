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
import org.junit.jupiter.api.BeforeAll;
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

    @BeforeAll
    void connectByHand() {
        organization("acme");
        JsonObject made = operator.post(
                "/organizations/acme/connections",
                byHand(service.idp().samlKey().certificatePem())
                        .put("protocol", "saml")
                        .put("slug", Installation.CONNECTION));
        assertThat(provider(made).getString("entityId")).isEqualTo(entityId());
    }

    @Test
    void threeFieldsEnteredByHandAreEnoughForASignIn() {
        JsonObject changed = change(byHand(service.idp().samlKey().certificatePem()));

        assertThat(certificate(changed).getBoolean("expiring")).isFalse();
        assertThat(signIn()).isEqualTo("signed_in");
    }

    @Test
    void whoIsSignedByAnotherCertificateThanTheOneEnteredIsNotLetIn() {
        change(byHand(SamlKey.rsa("somebody else").certificatePem()));

        assertThat(signIn()).isEqualTo("saml_signature_invalid");
    }

    @Test
    void documentOfMetadataIsEnoughForASignIn() {
        change(new JsonObject()
                .put("metadataXml", new TestBrowser().open(entityId()).body()));

        assertThat(signIn()).isEqualTo("signed_in");
    }

    @Test
    void certificateThatEndsWithinThirtyDaysIsSaidToBeExpiring() {
        Instant now = Instant.now();
        SamlKey ending =
                SamlKey.rsa("ends soon", 2_048, now.minus(Duration.ofDays(300)), now.plus(Duration.ofDays(29)));

        JsonObject changed = change(byHand(ending.certificatePem()));

        assertThat(certificate(changed).getBoolean("expiring")).isTrue();
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
        assertThatThrownBy(() -> change(new JsonObject().put("metadataUrl", url)))
                .hasMessageContaining("422")
                .hasMessageContaining("outbound_refused");
    }

    private JsonObject change(JsonObject settings) {
        return operator.patch("/organizations/acme/connections/" + Installation.CONNECTION, settings);
    }

    private void organization(String slug) {
        operator.post(
                "/organizations",
                new JsonObject().put("slug", slug).put("name", slug).put("maxSeats", 5));
    }

    private JsonObject byHand(String certificate) {
        return new JsonObject()
                .put("entityId", entityId())
                .put("ssoUrl", service.idp().issuer() + "/saml/sso")
                .put("certificates", new JsonArray(List.of(certificate)));
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

    private String signIn() {
        return Installation.outcome(Installation.signIn(service.baseUrl(0), "acme", "Ada Lovelace"));
    }
}
