package io.seatkeeper.jit.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Exchanges a code for tokens by vertx-auth-oauth2, behind the gate. That library's client takes five connections and any
 * number of waiting requests, checks nothing of what comes and quotes answers in its errors; so several of it serve one
 * party, those under way are counted, and its words go no further than this class.
 */
final class TokenExchange {
    /** How long an exchange may take. */
    static final Duration LONGEST = Duration.ofSeconds(8);

    private static final int CLIENTS_PER_PARTY = 8;
    private static final int MOST_UNDER_WAY = 1_000;
    private static final int MOST_PARTIES = 1_000;
    /** What says that the code, or we ourselves, were refused (RFC 6749 §5.2). */
    private static final Set<String> REFUSALS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope");

    /** What came for the code. */
    record Tokens(Optional<String> idToken, Optional<String> accessToken) {
        @Override
        public String toString() {
            return "Tokens[hidden]";
        }
    }

    /** Who talks to which token endpoint. */
    private record Party(
            String clientId, ClientAuthentication authentication, String tokenEndpoint, boolean secretInFormOnly) {}

    /** The library's clients for one party, taken in turn. */
    private record Clients(List<OAuth2Auth> all, AtomicInteger next, AtomicInteger underWay) {
        OAuth2Auth take() {
            return all.get(Math.floorMod(next.getAndIncrement(), all.size()));
        }
    }

    private final Vertx vertx;
    private final EgressGate gate;
    private final InstantSource clock;
    private final Cache<Party, Clients> parties = Caffeine.newBuilder()
            .maximumSize(MOST_PARTIES)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    TokenExchange(Vertx vertx, EgressGate gate, InstantSource clock) {
        this.vertx = vertx;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Fails with {@link ErrorCode#OIDC_CODE_REJECTED}, {@link ErrorCode#OIDC_IDP_ANSWER_INVALID} or {@link
     * ErrorCode#OIDC_IDP_UNREACHABLE}.
     */
    Future<Tokens> exchange(
            OidcSettings settings, ProviderMetadata provider, String code, ExpectedAnswer expected, Checks checks) {
        Party party = new Party(
                settings.clientId(), settings.authentication(), provider.tokenEndpoint(), provider.secretInFormOnly());
        Clients clients = parties.get(party, this::clients);
        if (clients.underWay().incrementAndGet() > MOST_UNDER_WAY) {
            clients.underWay().decrementAndGet();
            return Future.failedFuture(new ContractFailure(
                    ErrorCode.OIDC_IDP_UNREACHABLE, "Too many sign-ins wait for the identity provider's answer."));
        }
        Oauth2Credentials credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(expected.redirectUri())
                .setCodeVerifier(expected.codeVerifier());
        return clients.take()
                .authenticate(credentials)
                .onComplete(ended -> clients.underWay().decrementAndGet())
                .timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .map(user -> tokens(user.principal()))
                .recover(fault -> Future.failedFuture(failure(fault, provider.tokenEndpoint(), checks)));
    }

    private Clients clients(Party party) {
        List<OAuth2Auth> all = Stream.generate(() -> OAuth2Auth.create(vertx, options(party)))
                .limit(CLIENTS_PER_PARTY)
                .toList();
        return new Clients(all, new AtomicInteger(), new AtomicInteger());
    }

    private OAuth2Options options(Party party) {
        OAuth2Options options = switch (party.authentication()) {
            case ClientAuthentication.SecretBasic basic -> basic(party, basic.secret());
            case ClientAuthentication.SecretPost post -> post(party, post.secret());
            case ClientAuthentication.SecretAsAnnounced either ->
                party.secretInFormOnly() ? post(party, either.secret()) : basic(party, either.secret());
            case ClientAuthentication.PrivateKeyJwt proof -> new AssertingOptions(party, proof, clock);
        };
        return options.setTokenPath(party.tokenEndpoint())
                .setHttpClientOptions(gate.clientOptions())
                .setUserAgent("Seatkeeper");
    }

    /** RFC 6749 §2.3.1 has both form-encoded first, which the library leaves out. */
    private static OAuth2Options basic(Party party, String secret) {
        return new OAuth2Options()
                .setUseBasicAuthorization(true)
                .setClientId(encoded(party.clientId()))
                .setClientSecret(encoded(secret));
    }

    private static OAuth2Options post(Party party, String secret) {
        return new OAuth2Options()
                .setUseBasicAuthorization(false)
                .setClientId(party.clientId())
                .setClientSecret(secret);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The library takes one assertion for all requests; here each request asks for its own. */
    private static final class AssertingOptions extends OAuth2Options {
        private final Party party;
        private final ClientAuthentication.PrivateKeyJwt proof;
        private final InstantSource clock;

        AssertingOptions(Party party, ClientAuthentication.PrivateKeyJwt proof, InstantSource clock) {
            this.party = party;
            this.proof = proof;
            this.clock = clock;
            setClientAssertionType(ClientAssertion.TYPE);
            setClientAssertion("made anew for each request");
        }

        @Override
        public String getClientAssertion() {
            return ClientAssertion.sign(proof.key(), party.clientId(), party.tokenEndpoint(), clock.instant());
        }
    }

    private static Tokens tokens(JsonObject answer) {
        return new Tokens(text(answer, "id_token"), text(answer, "access_token"));
    }

    private static Optional<String> text(JsonObject answer, String name) {
        return answer.getValue(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static ContractFailure failure(Throwable fault, String tokenEndpoint, Checks checks) {
        String host = URI.create(tokenEndpoint).getHost();
        boolean brokenOff = fault instanceof HttpClosedException || fault instanceof StreamResetException;
        if (fault instanceof RuntimeException && !brokenOff) {
            String error = String.valueOf(fault.getMessage()).split(":", 2)[0];
            boolean refused = REFUSALS.contains(error);
            ErrorCode code = refused ? ErrorCode.OIDC_CODE_REJECTED : ErrorCode.OIDC_IDP_ANSWER_INVALID;
            checks.add(code, "token response", false, "tokens", refused ? error : "an answer that can't be used");
            return new ContractFailure(
                    code,
                    refused
                            ? host + " refused to exchange the code: " + error + "."
                            : host + " answered the exchange of the code with something that can't be used.");
        }
        OutboundFailure outbound = OutboundFailure.from(fault, host);
        checks.add(
                ErrorCode.OIDC_IDP_UNREACHABLE,
                "token response",
                false,
                "tokens",
                outbound.kind().name());
        return new ContractFailure(ErrorCode.OIDC_IDP_UNREACHABLE, String.valueOf(outbound.getMessage()));
    }
}
