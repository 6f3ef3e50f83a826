package io.seatkeeper.jit.oidc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.jit.identity.SpokenDomains;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way with the practice identity provider: by the book, and with every fault that it knows. */
class OidcProtocolTest {
    private static final String REDIRECT = "http://localhost:9999/sso/acme/practice/callback";
    private static final String STATE = "state-of-many-bits";
    private static final String NONCE = "nonce-of-many-bits";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-1";
    private static final String SECRET = "s:e c%r+t/ü";
    private static final ExpectedAnswer EXPECTED = new ExpectedAnswer(NONCE, VERIFIER, REDIRECT);

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static @Nullable PracticeIdp provider;
    private static @Nullable EgressGate gate;

    private final PracticeIdp idp = provider();
    private OidcProtocol oidc = new OidcProtocol(VERTX, openGate());

    @BeforeAll
    static void start() throws Exception {
        PracticeIdpVerticle verticle =
                new PracticeIdpVerticle(new PracticeIdpSettings("127.0.0.1", 0, Duration.ofSeconds(20)));
        await(VERTX.deployVerticle(verticle));
        provider = verticle.idp();
        gate = await(EgressGate.open(VERTX, OutboundAllow.LOOPBACK));
    }

    @AfterAll
    static void stop() throws Exception {
        await(VERTX.close());
    }

    @BeforeEach
    void person() {
        idp.person("Ada Lovelace", "ada@acme.example");
    }

    @AfterEach
    void clear() {
        idp.clearFaults();
    }

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

    @ParameterizedTest
    @CsvSource({
        "EXPIRED_TOKEN, OIDC_EXPIRED",
        "MISSING_EXPIRY, OIDC_EXPIRED",
        "FUTURE_NOT_BEFORE, OIDC_NOT_YET_VALID",
        "FUTURE_ISSUED_AT, OIDC_ISSUED_IN_FUTURE",
        "WRONG_NONCE, OIDC_NONCE_MISMATCH",
        "MISSING_NONCE, OIDC_NONCE_MISMATCH",
        "WRONG_AUDIENCE, OIDC_AUDIENCE_MISMATCH",
        "MISSING_AUDIENCE, OIDC_AUDIENCE_MISMATCH",
        "SEVERAL_AUDIENCES_WITHOUT_AZP, OIDC_AUTHORIZED_PARTY_MISMATCH",
        "WRONG_AZP, OIDC_AUTHORIZED_PARTY_MISMATCH",
        "WRONG_ISSUER, OIDC_TOKEN_ISSUER_MISMATCH",
        "MISSING_ISSUER, OIDC_TOKEN_ISSUER_MISMATCH",
        "WRONG_ISS_PARAMETER, OIDC_ISSUER_MISMATCH",
        "MISSING_ISS_PARAMETER, OIDC_ISSUER_MISSING",
        "UNKNOWN_KEY, OIDC_KEY_UNKNOWN",
        "BAD_SIGNATURE, OIDC_SIGNATURE_INVALID",
        "ALG_NONE, OIDC_ALGORITHM_NOT_ALLOWED",
        "HS256_WITH_PUBLIC_KEY, OIDC_ALGORITHM_NOT_ALLOWED",
        "MISSING_ID_TOKEN, OIDC_ID_TOKEN_MISSING",
        "GARBAGE_ID_TOKEN, OIDC_ID_TOKEN_MALFORMED",
        "NO_SUB, OIDC_SUBJECT_INVALID",
        "USERINFO_OTHER_SUB, OIDC_USERINFO_SUBJECT_MISMATCH",
        "ACCESS_DENIED, OIDC_IDP_ERROR"
    })
    void eachDefectIsRefusedByItsCodeAndTheNextSignInIsLetIn(Fault fault, ErrorCode code) throws Exception {
        idp.fault(fault);

        OidcOutcome.Rejected rejected = rejected(signIn(connection()));

        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.checks()).anyMatch(check -> check.code() == code && !check.passed());
        accepted(signIn(connection()));
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN_ENDPOINT_ERROR, OIDC_IDP_ANSWER_INVALID",
        "NOT_JSON, OIDC_IDP_ANSWER_INVALID",
        "DOWN, OIDC_IDP_UNREACHABLE",
        "HUGE_ANSWER, OIDC_IDP_UNREACHABLE",
        "SLOW, OIDC_IDP_UNREACHABLE"
    })
    void aTokenEndpointThatFailsIsNamedAsTheCause(Fault fault, ErrorCode code) throws Exception {
        idp.fault(fault, 1, Place.TOKEN);

        OidcOutcome.Rejected rejected = rejected(signIn(connection()));

        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.message()).contains("127.0.0.1").doesNotContain("practice provider was asked to fail");
        accepted(signIn(connection()));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCOVERY, NOT_JSON, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, WRONG_ISSUER, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, MISSING_ISSUER, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, HUGE_ANSWER, OIDC_IDP_ANSWER_INVALID",
        "DISCOVERY, DOWN, OIDC_IDP_UNREACHABLE",
        "JWKS, NOT_JSON, OIDC_IDP_ANSWER_INVALID",
        "JWKS, HUGE_ANSWER, OIDC_IDP_ANSWER_INVALID",
        "JWKS, DOWN, OIDC_IDP_UNREACHABLE",
        "JWKS, SLOW, OIDC_IDP_UNREACHABLE"
    })
    void discoveryOrKeysThatFailAreNamedAsTheCause(Place place, Fault fault, ErrorCode code) throws Exception {
        String answer = location(authorizationUrl(connection()));
        oidc = new OidcProtocol(VERTX, openGate());
        idp.fault(fault, 1, place);

        assertThat(rejected(complete(connection(), answer)).code()).isEqualTo(code);
    }

    @Test
    void aRollOverCostsNoSignIn() throws Exception {
        accepted(signIn(connection()));
        for (int turn = 0; turn < 3; turn++) {
            idp.fault(Fault.ROLLED_KEY);
            accepted(signIn(connection()));
        }
        idp.roll();
        accepted(signIn(connection()));
    }

    @Test
    void aRollOverUnderManySignInsAtOnceIsLookedUpOnce() throws Exception {
        accepted(signIn(connection()));
        idp.roll();
        long before = reads("/jwks");
        List<Future<OidcOutcome>> underWay = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            String answer = location(authorizationUrl(connection()));
            underWay.add(oidc.complete(connection(), parameters(answer), EXPECTED, Instant.now()));
        }

        for (Future<OidcOutcome> outcome : underWay) {
            accepted(await(outcome));
        }
        assertThat(reads("/jwks") - before).isLessThanOrEqualTo(2);
    }

    @Test
    void signInsShareOneDiscoveryAndOneLookAtTheKeys() throws Exception {
        long discoveries = reads("/.well-known/openid-configuration");
        long keys = reads("/jwks");
        for (int turn = 0; turn < 5; turn++) {
            accepted(signIn(connection()));
        }

        assertThat(reads("/.well-known/openid-configuration") - discoveries).isEqualTo(1);
        assertThat(reads("/jwks") - keys).isEqualTo(1);
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
                Optional.empty());

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
                Optional.empty());

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
                Optional.empty());

        for (int turn = 0; turn < 3; turn++) {
            accepted(signIn(connection(asserting)));
        }
        idp.client(new Client("asserting", null, new JWKSet(TokenForge.STRANGER.toPublicJWK())));
        assertThat(rejected(signIn(connection(asserting))).code()).isEqualTo(ErrorCode.OIDC_CODE_REJECTED);
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
        ExpectedAnswer other = new ExpectedAnswer(NONCE, VERIFIER + "x", REDIRECT);

        OidcOutcome outcome = await(oidc.complete(connection(), parameters(answer), other, Instant.now()));

        assertThat(rejected(outcome).code()).isEqualTo(ErrorCode.OIDC_CODE_REJECTED);
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
        OidcProtocol strict = new OidcProtocol(VERTX, await(EgressGate.open(VERTX, OutboundAllow.NOTHING)));

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

    private OidcOutcome signIn(OidcConnection connection) throws Exception {
        return complete(connection, location(authorizationUrl(connection)));
    }

    private OidcOutcome complete(OidcConnection connection, String answer) throws Exception {
        return await(oidc.complete(connection, parameters(answer), EXPECTED, Instant.now()));
    }

    private String authorizationUrl(OidcConnection connection) throws Exception {
        return await(oidc.authorizationUrl(
                connection, new SignInRequest(STATE, NONCE, VERIFIER, REDIRECT, Optional.of("ada@acme.example"))));
    }

    private static String location(String url) throws Exception {
        HttpResponse<String> answer =
                BROWSER.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static CallbackParameters parameters(String location) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        for (String pair : URI.create(location).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return CallbackParameters.of(parameters);
    }

    private long reads(String path) {
        return idp.log().stream().filter(entry -> entry.path().endsWith(path)).count();
    }

    private OidcConnection connection() {
        return connection(configuration(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static OidcConnection connection(OidcConfiguration configuration) {
        return new OidcConnection(
                new ConnectionId(Ids.next()), OidcSettingsReader.read(configuration), SpokenDomains.ALL);
    }

    private OidcConfiguration configuration(
            Optional<String> preset, Optional<String> responseMode, Optional<String> hostedDomain) {
        return new OidcConfiguration(
                idp.issuer(),
                "client-1",
                preset,
                Optional.of("secret"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                responseMode,
                Optional.empty(),
                hostedDomain);
    }

    private static OidcOutcome.Accepted accepted(OidcOutcome outcome) {
        assertThat(outcome).isInstanceOf(OidcOutcome.Accepted.class);
        return (OidcOutcome.Accepted) outcome;
    }

    private static OidcOutcome.Rejected rejected(OidcOutcome outcome) {
        assertThat(outcome).isInstanceOf(OidcOutcome.Rejected.class);
        return (OidcOutcome.Rejected) outcome;
    }

    private static PracticeIdp provider() {
        return Optional.ofNullable(provider).orElseThrow();
    }

    private static EgressGate openGate() {
        return Optional.ofNullable(gate).orElseThrow();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
