package io.seatkeeper.jit.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsReaderTest {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";

    @ParameterizedTest
    @CsvSource({
        "https://login.microsoftonline.com/" + TENANT + "/v2.0, ENTRA",
        "https://sts.windows.net/" + TENANT + "/, ENTRA",
        "https://acme.okta.com, OKTA",
        "https://id.acme.example/realms/staff, KEYCLOAK",
        "https://id.acme.example, GENERIC"
    })
    void thePresetIsToldFromTheIssuer(String issuer, ProviderPreset preset) {
        assertThat(OidcSettingsReader.read(entered(issuer)).preset()).isEqualTo(preset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0",
                "https://login.microsoftonline.com/consumers/v2.0",
                "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                "https://LOGIN.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/acme.example/v2.0",
                "https://login.microsoftonline.us/common/v2.0"
            })
    void anEntraIssuerOfManyTenantsIsRefusedWithTheAddressToEnter(String issuer) {
        refused(
                ErrorCode.ISSUER_NOT_ACCEPTED,
                entered(issuer),
                "https://login.microsoftonline.com/{Directory (tenant) ID}/v2.0");
    }

    @Test
    void anotherPresetIsNoWayRoundIt() {
        refused(
                ErrorCode.ISSUER_NOT_ACCEPTED,
                entered("https://login.microsoftonline.com/common/v2.0", Optional.of("generic"), Optional.empty()),
                "tenant");
        refused(
                ErrorCode.ISSUER_NOT_ACCEPTED,
                entered("https://accounts.google.com", Optional.of("generic"), Optional.of("acme.example")),
                "google");
    }

    @Test
    void demandsHaveBounds() {
        OidcSettings settings = OidcSettingsReader.read(demanding(
                new OidcDemands(List.of("phr", "mfa"), Optional.of("login"), Optional.of(0), Optional.of(300))));
        assertThat(settings.acrValues()).containsExactly("phr", "mfa");
        assertThat(settings.prompt()).contains("login");
        assertThat(settings.maxAge()).contains(Duration.ZERO);
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofMinutes(5));

        refused(ErrorCode.INVALID_REQUEST, demanding(age(-1)), "maxAge");
        refused(ErrorCode.INVALID_REQUEST, demanding(age(86_401)), "maxAge");
        refused(ErrorCode.INVALID_REQUEST, demanding(skew(-1)), "clockSkewSeconds");
        refused(ErrorCode.INVALID_REQUEST, demanding(skew(301)), "clockSkewSeconds");
        refused(ErrorCode.INVALID_REQUEST, demanding(acr("a b")), "acrValues");
        refused(ErrorCode.INVALID_REQUEST, demanding(acr("")), "acrValues");
        OidcDemands silent = new OidcDemands(List.of(), Optional.of("none"), Optional.empty(), Optional.empty());
        refused(ErrorCode.INVALID_REQUEST, demanding(silent), "prompt");
    }

    private static OidcDemands age(int seconds) {
        return new OidcDemands(List.of(), Optional.empty(), Optional.of(seconds), Optional.empty());
    }

    private static OidcDemands skew(int seconds) {
        return new OidcDemands(List.of(), Optional.empty(), Optional.empty(), Optional.of(seconds));
    }

    private static OidcDemands acr(String value) {
        return new OidcDemands(List.of(value), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static OidcConfiguration demanding(OidcDemands demands) {
        return new OidcConfiguration(
                "https://id.acme.example",
                "client-1",
                Optional.empty(),
                Optional.of("top-secret"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                demands);
    }

    @Test
    void googleNeedsTheHostedDomain() {
        refused(ErrorCode.ISSUER_NOT_ACCEPTED, entered("https://accounts.google.com"), "hostedDomain");

        OidcSettings settings = OidcSettingsReader.read(
                entered("https://accounts.google.com", Optional.empty(), Optional.of("Acme.example")));
        assertThat(settings.preset()).isEqualTo(ProviderPreset.GOOGLE);
        assertThat(settings.hostedDomain()).contains("acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://gitlab.com", "https://slack.com", "https://appleid.apple.com"})
    void anIssuerOfEverybodyIsRefused(String issuer) {
        refused(ErrorCode.ISSUER_NOT_ACCEPTED, entered(issuer), "everybody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "ftp://acme.example",
                "https://acme.example?x",
                "https://a@acme.example",
                "https://acme.example#x"
            })
    void whatIsNoIssuerIsRefused(String issuer) {
        refused(ErrorCode.INVALID_REQUEST, entered(issuer), "issuer");
    }

    @Test
    void theSecretIsNeverShown() {
        OidcSettings settings = OidcSettingsReader.read(entered("https://id.acme.example"));

        assertThat(settings.toString()).doesNotContain("top-secret");
    }

    @Test
    void aKeyMustBePrivateAndStrong() {
        refused(ErrorCode.INVALID_REQUEST, withKey(TokenForge.EC.toPublicJWK().toJSONString()), "keys");
        refused(ErrorCode.INVALID_REQUEST, withKey("{\"kty\":\"oct\",\"k\":\"AAAA\"}"), "keys");
        refused(ErrorCode.INVALID_REQUEST, withKey("nonsense"), "keys");

        assertThat(OidcSettingsReader.read(withKey(TokenForge.EC.toJSONString()))
                        .authentication())
                .isInstanceOf(ClientAuthentication.PrivateKeyJwt.class)
                .hasToString("PrivateKeyJwt[key hidden]");
    }

    @Test
    void keycloakWaivesTheProofUnlessToldOtherwise() {
        assertThat(OidcSettingsReader.read(entered("https://id.acme.example/realms/staff"))
                        .trustUnverifiedEmail())
                .isTrue();
        assertThat(OidcSettingsReader.read(entered("https://id.acme.example")).trustUnverifiedEmail())
                .isFalse();
    }

    private static void refused(ErrorCode code, OidcConfiguration entered, String word) {
        assertThatThrownBy(() -> OidcSettingsReader.read(entered))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(word);
    }

    private static OidcConfiguration entered(String issuer) {
        return entered(issuer, Optional.empty(), Optional.empty());
    }

    private static OidcConfiguration entered(String issuer, Optional<String> preset, Optional<String> hostedDomain) {
        return new OidcConfiguration(
                issuer,
                "client-1",
                preset,
                Optional.of("top-secret"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                hostedDomain,
                OidcDemands.NONE);
    }

    private static OidcConfiguration withKey(String key) {
        return new OidcConfiguration(
                "https://id.acme.example",
                "client-1",
                Optional.empty(),
                Optional.empty(),
                Optional.of(key),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OidcDemands.NONE);
    }
}
