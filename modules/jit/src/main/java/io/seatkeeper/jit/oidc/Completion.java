package io.seatkeeper.jit.oidc;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.platform.egress.OutboundClient;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One answer of an identity provider on its way from a browser's parameters to an outcome. */
final class Completion {
    private static final int LONGEST_SESSION_ID = 255;

    private final OidcConnection connection;
    private final ExpectedAnswer expected;
    private final Instant now;
    private final TokenExchange exchange;
    private final ProviderKeys keys;
    private final OutboundClient client;
    private final Checks checks = new Checks();

    Completion(
            OidcConnection connection,
            ExpectedAnswer expected,
            Instant now,
            TokenExchange exchange,
            ProviderKeys keys,
            OutboundClient client) {
        this.connection = connection;
        this.expected = expected;
        this.now = now;
        this.exchange = exchange;
        this.keys = keys;
        this.client = client;
    }

    /** Never fails. */
    Future<OidcOutcome> run(Future<ProviderMetadata> discovery, CallbackParameters callback) {
        return discovery
                .compose(provider -> exchange.exchange(
                                connection.settings(),
                                provider,
                                CallbackCheck.code(callback, provider, checks),
                                expected,
                                checks)
                        .compose(tokens -> verify(provider, tokens)))
                .recover(fault -> Future.succeededFuture(rejected(ProviderFaults.whileSigningIn(fault))));
    }

    private Future<OidcOutcome> verify(ProviderMetadata provider, TokenExchange.Tokens tokens) {
        checks.add(
                ErrorCode.OIDC_ID_TOKEN_MISSING,
                "id_token",
                tokens.idToken().isPresent(),
                "an ID token",
                tokens.idToken().map(there -> "an ID token"));
        if (tokens.idToken().isEmpty()) {
            return Future.failedFuture(
                    new ContractFailure(ErrorCode.OIDC_ID_TOKEN_MISSING, "The token response holds no ID token."));
        }
        String idToken = tokens.idToken().get();
        OidcSettings settings = connection.settings();
        IdTokenValidator.Expected wanted = new IdTokenValidator.Expected(
                settings.issuer(),
                settings.clientId(),
                Optional.of(expected.nonce()),
                tokens.accessToken(),
                settings.clockSkew(),
                Freshness.later(expected.provenSince(), settings.maxAge().map(now::minus)),
                settings.acrValues());
        return keys.judge(
                        provider.jwksUri(),
                        published -> IdTokenValidator.validate(idToken, published, wanted, now),
                        IdTokenValidator.Verdict::blamesKeys)
                .compose(verdict -> claims(provider, tokens, verdict))
                .map(claims -> accepted(idToken, claims));
    }

    private Future<Claims> claims(
            ProviderMetadata provider, TokenExchange.Tokens tokens, IdTokenValidator.Verdict verdict) {
        checks.addAll(verdict.checks());
        verdict.failed().ifPresent(Completion::refuse);
        Claims claims = verdict.claims();
        boolean ask = IdentityMapping.needsMore(connection.settings(), claims)
                && provider.userinfoEndpoint().isPresent()
                && tokens.accessToken().filter(Completion::sendable).isPresent();
        return ask
                ? userinfo(
                        provider.userinfoEndpoint().get(), tokens.accessToken().get(), claims)
                : Future.succeededFuture(claims);
    }

    /** OpenID Connect Core §5.3.2: userinfo counts only when it speaks of the same subject. */
    private Future<Claims> userinfo(String endpoint, String accessToken, Claims claims) {
        return client.getJson(endpoint, Map.of("authorization", "Bearer " + accessToken))
                .map(answer -> {
                    Claims more = new Claims(answer.getMap());
                    Object subject = claims.values().get("sub");
                    checks.add(
                            ErrorCode.OIDC_USERINFO_SUBJECT_MISMATCH,
                            "userinfo sub",
                            String.valueOf(subject).equals(more.values().get("sub")),
                            String.valueOf(subject),
                            more.shown("sub"));
                    checks.failed().ifPresent(Completion::refuse);
                    return claims.completedBy(more);
                });
    }

    private OidcOutcome accepted(String idToken, Claims claims) {
        Optional<VerifiedIdentity> identity = IdentityMapping.map(connection, claims, checks);
        if (identity.isEmpty()) {
            checks.failed().ifPresent(Completion::refuse);
        }
        return new OidcOutcome.Accepted(
                identity.orElseThrow(),
                checks.made(),
                idToken,
                claims.text("sub").orElseThrow(),
                claims.text("sid").filter(sid -> !sid.isEmpty() && sid.length() <= LONGEST_SESSION_ID),
                claims.time("session_expiry"),
                claims.time("auth_time"));
    }

    private OidcOutcome rejected(ContractFailure failure) {
        if (checks.made().isEmpty()) {
            checks.addAll(failure.checks());
        }
        return new OidcOutcome.Rejected(failure.code(), checks.made(), String.valueOf(failure.getMessage()));
    }

    private static void refuse(Check failed) {
        throw new ContractFailure(failed.code(), failed.code().meaning());
    }

    /** Whether it can stand in a header (RFC 6750 §2.1). */
    private static boolean sendable(String accessToken) {
        return accessToken.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
    }
}
