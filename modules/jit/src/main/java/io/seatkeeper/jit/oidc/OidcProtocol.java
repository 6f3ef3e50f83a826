package io.seatkeeper.jit.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.Kept;
import io.seatkeeper.platform.egress.OutboundClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Speaks OpenID Connect for every connection of the process; one instance, from any context. Everything that leaves goes
 * through the gate and is bounded in time and size.
 */
public final class OidcProtocol {
    private static final int LONGEST_HINT = 254;
    /** A longer ID token stays out of the sign-out address, which many servers cut at 8,192 characters. */
    private static final int LONGEST_TOKEN_IN_ADDRESS = 6_000;
    /** Nobody who is on their way there for longer comes back in time. */
    private static final Duration LONGEST_AT_PROVIDER = Duration.ofMinutes(15);

    private final OutboundClient client;
    private final Kept<ProviderMetadata> providers;
    private final ProviderKeys keys;
    /** Apart from the others, since anybody can post a logout token and so use up their reads out of turn. */
    private final ProviderKeys keysForLogout;

    private final TokenExchange exchange;

    /** @param gate how requests leave; closed by its owner */
    public OidcProtocol(Vertx vertx, EgressGate gate) {
        this(vertx, gate, InstantSource.system());
    }

    OidcProtocol(Vertx vertx, EgressGate gate, InstantSource clock) {
        client = new OutboundClient(vertx, gate);
        providers = new Kept<>(vertx, clock, new Discovery(gate, client)::read);
        keys = new ProviderKeys(vertx, clock, client);
        keysForLogout = new ProviderKeys(vertx, clock, client);
        exchange = new TokenExchange(vertx, gate, clock);
    }

    /**
     * Reads the provider's discovery document afresh and checks it, before a connection is saved. Fails with {@link
     * ErrorCode#DISCOVERY_FAILED} or {@link ErrorCode#OUTBOUND_REFUSED}.
     */
    public Future<Void> check(OidcSettings settings) {
        return providers
                .read(settings.issuer())
                .map(provider -> checkResponseMode(settings, provider))
                .recover(fault -> Future.failedFuture(ProviderFaults.whileSaving(fault)))
                .mapEmpty();
    }

    /**
     * Where to send the browser to. Fails with {@link ErrorCode#OIDC_IDP_UNREACHABLE} or {@link
     * ErrorCode#OIDC_IDP_ANSWER_INVALID}.
     */
    public Future<String> authorizationUrl(OidcConnection connection, SignInRequest request) {
        return providers
                .get(connection.settings().issuer())
                .map(provider -> address(connection.settings(), provider, request))
                .recover(fault -> Future.failedFuture(ProviderFaults.whileSigningIn(fault)));
    }

    /** Checks what came back and exchanges the code. Never fails: whatever goes wrong is a {@link OidcOutcome.Rejected}. */
    public Future<OidcOutcome> complete(
            OidcConnection connection, CallbackParameters callback, ExpectedAnswer expected, Instant now) {
        return new Completion(connection, expected, now, exchange, keys, client)
                .run(providers.get(connection.settings().issuer()), callback);
    }

    /** Checks a logout token that the provider posted. Never fails. */
    public Future<LogoutOutcome> logoutToken(OidcConnection connection, String token, Instant now) {
        OidcSettings settings = connection.settings();
        return providers
                .get(settings.issuer())
                .compose(provider -> keysForLogout.judge(
                        provider.jwksUri(),
                        published -> LogoutTokenValidator.validate(token, published, settings, now),
                        LogoutTokenValidator::blamesKeys))
                .recover(fault -> Future.succeededFuture(new LogoutOutcome.Rejected(
                        List.of(),
                        String.valueOf(ProviderFaults.whileSigningIn(fault).getMessage()))));
    }

    /**
     * Where to send a browser that signs out, so that it signs out there too (OpenID Connect RP-Initiated Logout §2); empty
     * where the provider has no such address or does not answer.
     */
    public Future<Optional<String>> signOutUrl(
            OidcConnection connection, Optional<String> idToken, String returnTo, Optional<String> state) {
        OidcSettings settings = connection.settings();
        return providers
                .get(settings.issuer())
                .map(provider -> provider.endSessionEndpoint()
                        .map(endpoint -> signOutAddress(settings, endpoint, idToken, returnTo, state)))
                .otherwise(Optional.empty());
    }

    private static ProviderMetadata checkResponseMode(OidcSettings settings, ProviderMetadata provider) {
        boolean announced =
                provider.responseModes().isEmpty() || provider.responseModes().contains("form_post");
        if (settings.responseMode() == ResponseMode.FORM_POST && !announced) {
            throw new ContractFailure(
                    ErrorCode.DISCOVERY_FAILED, "The identity provider does not answer by form_post. Choose query.");
        }
        return provider;
    }

    private static String address(OidcSettings settings, ProviderMetadata provider, SignInRequest request) {
        AuthenticationRequest.Builder address = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        URI.create(request.redirectUri()))
                .endpointURI(URI.create(provider.authorizationEndpoint()))
                .state(new State(request.state()))
                .nonce(new Nonce(request.nonce()))
                .codeChallenge(new CodeVerifier(request.codeVerifier()), CodeChallengeMethod.S256);
        request.loginHint()
                .filter(hint -> !hint.isBlank() && hint.length() <= LONGEST_HINT)
                .ifPresent(address::loginHint);
        settings.hostedDomain().ifPresent(domain -> address.customParameter("hd", domain));
        maxAge(settings, request.freshness()).ifPresent(age -> address.maxAge((int) age.toSeconds()));
        prompt(settings, request.freshness()).ifPresent(asked -> address.customParameter("prompt", asked));
        if (!settings.acrValues().isEmpty()) {
            address.acrValues(settings.acrValues().stream().map(ACR::new).toList());
        }
        if (settings.responseMode() == ResponseMode.FORM_POST) {
            address.responseMode(com.nimbusds.oauth2.sdk.ResponseMode.FORM_POST);
        }
        return address.build().toURI().toString();
    }

    /**
     * The stricter of both. Whoever is to prove themselves anew is asked by prompt, and by an age that the answer has in any case:
     * it is for the ID token to say when it was (Core §2), and an age of 0 sends people round in circles at some providers.
     */
    private static Optional<Duration> maxAge(OidcSettings settings, Freshness freshness) {
        Optional<Duration> asked = freshness
                .maxAge()
                .filter(age -> !age.isZero())
                .or(() -> Optional.of(LONGEST_AT_PROVIDER).filter(age -> freshness.anew()));
        return Stream.of(settings.maxAge(), asked).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Whoever signs in anew can choose the account as well, so that login stands for select_account. */
    private static Optional<String> prompt(OidcSettings settings, Freshness freshness) {
        if (!freshness.anew()) {
            return settings.prompt();
        }
        return Optional.of(settings.prompt().filter("consent"::equals).isPresent() ? "login consent" : "login");
    }

    private static String signOutAddress(
            OidcSettings settings, String endpoint, Optional<String> idToken, String returnTo, Optional<String> state) {
        Optional<JWT> hint = idToken.filter(token -> token.length() <= LONGEST_TOKEN_IN_ADDRESS)
                .flatMap(TokenSignature::parse);
        return new LogoutRequest(
                        URI.create(endpoint),
                        hint.orElse(null),
                        null,
                        new ClientID(settings.clientId()),
                        URI.create(returnTo),
                        state.map(State::new).orElse(null),
                        null)
                .toURI()
                .toString();
    }
}
