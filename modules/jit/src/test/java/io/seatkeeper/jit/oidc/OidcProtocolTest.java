package io.seatkeeper.jit.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way with the practice identity provider. */
class OidcProtocolTest extends ProviderScene {
    private static final String SECRET = "s:e c%r+t/ü";

    @Test
    void aPersonComesBackVerified() throws Exception {
        OidcOutcome.Accepted accepted = accepted(signIn(connection()));

        assertThat(accepted.identity().email()).contains("ada@acme.example");
        assertThat(accepted.identity().emailProven()).isTrue();
        assertThat(accepted.identity().name().full()).contains("Ada Lovelace");
        assertThat(accepted.identity().authMethod()).isEqualTo(AuthMethod.OIDC);
        assertThat(accepted.identity().externalSsoId()).isEqualTo(accepted.subject());
        assertThat(accepted.providerSession()).isPresent();
        assertThat(accepted.checks()).allMatch(Check::passed);
        assertThat(accepted.checks().stream().map(Check::name))
                .contains(
                        "iss parameter", "alg", "kid", "signature", "iss", "aud", "azp", "exp", "iat", "nonce", "sub");
    }

    @Test
    void anEmailThatTheProviderCallsUnverifiedIsNotProvenUnlessWaived() throws Exception {
        idp.fault(Fault.UNVERIFIED_EMAIL);
        assertThat(accepted(signIn(connection())).identity().emailProven()).isFalse();

        idp.fault(Fault.UNVERIFIED_EMAIL);
        OidcConfiguration waived = configuration(Optional.of("keycloak"), Optional.empty(), Optional.empty());
        assertThat(accepted(signIn(connection(waived))).identity().emailProven())
                .isTrue();
    }

    @Test
    void aPersonWithoutAnAddressComesWithoutOne() throws Exception {
        idp.fault(Fault.NO_EMAIL);

        assertThat(accepted(signIn(connection())).identity().email()).isEmpty();
    }

    @Test
    void entraPeopleAreKnownByTenantAndObject() throws Exception {
        OidcConfiguration entra = configuration(Optional.of("entra"), Optional.empty(), Optional.empty());
        Person ada = idp.person("Ada Lovelace", "ada@acme.example");

        assertThat(accepted(signIn(connection(entra))).identity().externalSsoId())
                .endsWith(":" + ada.objectId());
    }

    @Test
    void aWrongSecretIsRefusedWithoutTheProvidersWords() throws Exception {
        idp.client(new Client("strict", "another secret", null));
        OidcConfiguration wrong = new OidcConfiguration(
                idp.issuer(),
                "strict",
                Optional.empty(),
                Optional.of("wrong"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OidcDemands.NONE);

        OidcOutcome.Rejected rejected = rejected(signIn(connection(wrong)));

        assertThat(rejected.code()).isEqualTo(ErrorCode.OIDC_CODE_REJECTED);
        assertThat(rejected.message()).contains("invalid_client");
    }

    @ParameterizedTest
    @CsvSource({"client_secret_basic", "client_secret_post"})
    void aSecretFullOfSpecialLettersArrives(String method) throws Exception {
        idp.client(new Client("client with space:colon", SECRET, null));
        OidcConfiguration strict = new OidcConfiguration(
                idp.issuer(),
                "client with space:colon",
                Optional.empty(),
                Optional.of(SECRET),
                Optional.empty(),
                Optional.of(method),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OidcDemands.NONE);

        accepted(signIn(connection(strict)));
    }

    @Test
    void aSignedAssertionProvesTheClientAndIsMadeAnewEachTime() throws Exception {
        idp.client(new Client("asserting", null, new JWKSet(TokenForge.EC.toPublicJWK())));
        OidcConfiguration asserting = new OidcConfiguration(
                idp.issuer(),
                "asserting",
                Optional.empty(),
                Optional.empty(),
                Optional.of(TokenForge.EC.toJSONString()),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OidcDemands.NONE);

        for (int turn = 0; turn < 3; turn++) {
            accepted(signIn(connection(asserting)));
        }
        idp.client(new Client("asserting", null, new JWKSet(TokenForge.STRANGER.toPublicJWK())));
        assertThat(rejected(signIn(connection(asserting))).code()).isEqualTo(ErrorCode.OIDC_CODE_REJECTED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the connection's prompt and maxAge, what is asked for beside it, what is sent
                "-, -, false, -, -, -",
                "-, 3600, false, -, -, 3600",
                "select_account, 3600, false, 60, select_account, 60",
                "-, 60, false, 3600, -, 60",
                "-, -, true, -, login, 900",
                "-, 60, true, -, login, 60",
                "select_account, -, true, 30, login, 30",
                "consent, -, true, -, login consent, 900",
                "-, -, false, 0, login, 900"
            })
    void theStricterOfTheConnectionsWishAndTheApplicationsIsSent(
            @Nullable String prompt,
            @Nullable Integer maxAge,
            boolean anew,
            @Nullable Integer askedAge,
            @Nullable String sentPrompt,
            @Nullable String sentAge)
            throws Exception {
        OidcDemands demands =
                new OidcDemands(List.of(), Optional.ofNullable(prompt), Optional.ofNullable(maxAge), Optional.empty());
        Freshness asked = new Freshness(anew, Optional.ofNullable(askedAge).map(Duration::ofSeconds));

        String url = authorizationUrl(connection(demanding(demands)), asked);

        Map<String, String> sent = Arrays.stream(URI.create(url).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace('+', ' ')));
        assertThat(Optional.ofNullable(sent.get("prompt"))).isEqualTo(Optional.ofNullable(sentPrompt));
        assertThat(Optional.ofNullable(sent.get("max_age"))).isEqualTo(Optional.ofNullable(sentAge));
    }

    @Test
    void aCodeIsExchangedOnce() throws Exception {
        String answer = location(authorizationUrl(connection()));
        accepted(complete(connection(), answer));

        assertThat(rejected(complete(connection(), answer)).code()).isEqualTo(ErrorCode.OIDC_CODE_REJECTED);
    }

    @Test
    void aCodeOfAnotherSignInFailsByItsVerifier() throws Exception {
        String answer = location(authorizationUrl(connection()));
        ExpectedAnswer other = new ExpectedAnswer(NONCE, VERIFIER + "x", REDIRECT, Optional.empty());

        OidcOutcome outcome = await(oidc.complete(connection(), parameters(answer), other, Instant.now()));

        assertThat(rejected(outcome).code()).isEqualTo(ErrorCode.OIDC_CODE_REJECTED);
    }

    @Test
    void whatTheConnectionDemandsIsAskedFor() throws Exception {
        OidcDemands demands =
                new OidcDemands(List.of("phr", "mfa"), Optional.of("login"), Optional.of(0), Optional.empty());
        OidcConfiguration demanding = demanding(demands);

        Map<String, List<String>> query = URLUtils.parseParameters(
                URI.create(authorizationUrl(connection(demanding))).getRawQuery());

        assertThat(query)
                .containsEntry("acr_values", List.of("phr mfa"))
                .containsEntry("prompt", List.of("login"))
                .containsEntry("max_age", List.of("0"));
        assertThat(rejected(signIn(connection(demanding))).code()).isEqualTo(ErrorCode.OIDC_ACR_MISMATCH);
    }

    @Test
    void theAddressToSendTheBrowserToHoldsAllThatItShould() throws Exception {
        OidcConfiguration posted = configuration(Optional.empty(), Optional.of("form_post"), Optional.empty());

        Map<String, List<String>> query = URLUtils.parseParameters(
                URI.create(authorizationUrl(connection(posted))).getRawQuery());

        assertThat(query)
                .containsEntry("response_type", List.of("code"))
                .containsEntry("scope", List.of("openid profile email"))
                .containsEntry("state", List.of(STATE))
                .containsEntry("nonce", List.of(NONCE))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsEntry("response_mode", List.of("form_post"))
                .containsEntry("login_hint", List.of("ada@acme.example"))
                .containsEntry("redirect_uri", List.of(REDIRECT));
        assertThat(query.get("code_challenge")).doesNotContain(VERIFIER);
    }

    @Test
    void aConnectionIsCheckedWhenSaved() throws Exception {
        await(oidc.check(connection().settings()));

        idp.fault(Fault.WRONG_ISSUER, 1, Place.DISCOVERY);
        assertThatThrownBy(() -> await(oidc.check(connection().settings())))
                .cause()
                .isInstanceOfSatisfying(ContractFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
                    assertThat(failure.checks())
                            .anyMatch(
                                    check -> !check.passed() && check.expected().equals(idp.issuer()));
                });
    }

    @Test
    void aConnectionToThisMachineIsRefusedWhereNothingAllowsIt() throws Exception {
        OidcProtocol strict = new OidcProtocol(vertx, await(EgressGate.open(vertx, OutboundAllow.NOTHING)));

        assertThatThrownBy(() -> await(strict.check(connection().settings())))
                .cause()
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.OUTBOUND_REFUSED));
    }

    @Test
    void aLogoutTokenOfTheProviderIsTakenAndAnIdTokenIsNot() throws Exception {
        OidcOutcome.Accepted accepted = accepted(signIn(connection()));
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(idp.issuer())
                .audience("client-1")
                .subject(accepted.subject())
                .jwtID("logout-1")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();
        idp.roll();

        assertThat(await(oidc.logoutToken(connection(), idp.sign("logout+jwt", claims), Instant.now())))
                .isInstanceOfSatisfying(LogoutOutcome.Accepted.class, taken -> {
                    assertThat(taken.tokenId()).isEqualTo("logout-1");
                    assertThat(taken.subject()).contains(accepted.subject());
                });
        assertThat(await(oidc.logoutToken(connection(), accepted.idToken(), Instant.now())))
                .isInstanceOf(LogoutOutcome.Rejected.class);
    }

    @Test
    void signingOutThereToo() throws Exception {
        OidcOutcome.Accepted accepted = accepted(signIn(connection()));

        Optional<String> address = await(oidc.signOutUrl(
                connection(),
                Optional.of(accepted.idToken()),
                "http://localhost:9999/signed-out",
                Optional.of("acme")));

        assertThat(address)
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(idp.issuer())
                        .contains("id_token_hint=" + accepted.idToken())
                        .contains("client_id=client-1")
                        .contains("post_logout_redirect_uri=")
                        .contains("state=acme"));
    }

    private OidcConfiguration demanding(OidcDemands demands) {
        return new OidcConfiguration(
                idp.issuer(),
                "client-1",
                Optional.empty(),
                Optional.of("secret"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                demands);
    }
}
