package io.seatkeeper.jit.oidc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundAllow;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A practice identity provider and a gate, started for one test class, with a browser and a connection to it. */
abstract class ProviderScene {
    static final String REDIRECT = "http://localhost:9999/sso/acme/practice/callback";
    static final String STATE = "state-of-many-bits";
    static final String NONCE = "nonce-of-many-bits";
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-1";
    static final ExpectedAnswer EXPECTED = new ExpectedAnswer(NONCE, VERIFIER, REDIRECT, Optional.empty());

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static @Nullable Running started;

    private record Running(Vertx vertx, PracticeIdp idp, EgressGate gate) {}

    final Vertx vertx = running().vertx();
    final PracticeIdp idp = running().idp();
    OidcProtocol oidc = freshProtocol();

    @BeforeAll
    static void start() throws Exception {
        Vertx vertx = Vertx.vertx();
        PracticeIdpVerticle verticle =
                new PracticeIdpVerticle(new PracticeIdpSettings("127.0.0.1", 0, Duration.ofSeconds(20)));
        await(vertx.deployVerticle(verticle));
        started = new Running(vertx, verticle.idp(), await(EgressGate.open(vertx, OutboundAllow.LOOPBACK)));
    }

    @AfterAll
    static void stop() throws Exception {
        await(running().vertx().close());
    }

    @BeforeEach
    void person() {
        idp.person("Ada Lovelace", "ada@acme.example");
    }

    @AfterEach
    void clear() {
        idp.clearFaults();
    }

    /** One that has read nothing yet. */
    final OidcProtocol freshProtocol() {
        return new OidcProtocol(running().vertx(), running().gate());
    }

    OidcOutcome signIn(OidcConnection connection) throws Exception {
        return complete(connection, location(authorizationUrl(connection)));
    }

    OidcOutcome complete(OidcConnection connection, String answer) throws Exception {
        return await(oidc.complete(connection, parameters(answer), EXPECTED, Instant.now()));
    }

    String authorizationUrl(OidcConnection connection) throws Exception {
        return authorizationUrl(connection, Freshness.ANY);
    }

    String authorizationUrl(OidcConnection connection, Freshness freshness) throws Exception {
        return await(oidc.authorizationUrl(
                connection,
                new SignInRequest(STATE, NONCE, VERIFIER, REDIRECT, Optional.of("ada@acme.example"), freshness)));
    }

    static String location(String url) throws Exception {
        HttpResponse<String> answer =
                BROWSER.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    static CallbackParameters parameters(String location) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        for (String pair : URI.create(location).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return CallbackParameters.of(parameters);
    }

    long reads(String path) {
        return idp.log().stream().filter(entry -> entry.path().endsWith(path)).count();
    }

    OidcConnection connection() {
        return connection(configuration(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    static OidcConnection connection(OidcConfiguration configuration) {
        return new OidcConnection(
                new ConnectionId(Ids.next()), OidcSettingsReader.read(configuration), SpokenDomains.ALL);
    }

    OidcConfiguration configuration(
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
                hostedDomain,
                OidcDemands.NONE);
    }

    static OidcOutcome.Accepted accepted(OidcOutcome outcome) {
        assertThat(outcome).isInstanceOf(OidcOutcome.Accepted.class);
        return (OidcOutcome.Accepted) outcome;
    }

    static OidcOutcome.Rejected rejected(OidcOutcome outcome) {
        assertThat(outcome).isInstanceOf(OidcOutcome.Rejected.class);
        return (OidcOutcome.Rejected) outcome;
    }

    private static Running running() {
        return Optional.ofNullable(started).orElseThrow();
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }
}
