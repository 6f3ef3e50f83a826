package io.seatkeeper.jit.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.platform.egress.EgressGate;
import io.seatkeeper.platform.egress.OutboundClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's discovery document and checks it (OpenID Connect Discovery §4). Fails with {@link
 * io.seatkeeper.platform.egress.OutboundFailure} or {@link ErrorCode#DISCOVERY_FAILED}.
 */
final class Discovery {
    private static final String PATH = "/.well-known/openid-configuration";
    private static final ErrorCode FAILED = ErrorCode.DISCOVERY_FAILED;

    private final EgressGate gate;
    private final OutboundClient client;

    Discovery(EgressGate gate, OutboundClient client) {
        this.gate = gate;
        this.client = client;
    }

    /** @param issuer compared exactly with what the document says */
    Future<ProviderMetadata> read(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return client.getJson(base + PATH).map(document -> checked(issuer, document));
    }

    private ProviderMetadata checked(String issuer, JsonObject document) {
        Checks checks = new Checks();
        Object named = document.getValue("issuer");
        checks.add(
                FAILED,
                "issuer",
                issuer.equals(named),
                issuer,
                Optional.ofNullable(named).map(String::valueOf));
        demand(checks, "The discovery document names another issuer than the one entered.");
        OIDCProviderMetadata metadata = parse(document, checks);
        endpoint("authorization_endpoint", metadata.getAuthorizationEndpointURI(), checks);
        endpoint("token_endpoint", metadata.getTokenEndpointURI(), checks);
        endpoint("jwks_uri", metadata.getJWKSetURI(), checks);
        checkCodeFlow(metadata, checks);
        demand(checks, "The discovery document lacks what a sign-in needs, or names an address that is not https.");
        return new ProviderMetadata(
                issuer,
                metadata.getAuthorizationEndpointURI().toString(),
                metadata.getTokenEndpointURI().toString(),
                metadata.getJWKSetURI().toString(),
                permitted(metadata.getUserInfoEndpointURI()),
                permitted(metadata.getEndSessionEndpointURI()),
                metadata.supportsAuthorizationResponseIssuerParam(),
                secretInFormOnly(metadata.getTokenEndpointAuthMethods()),
                metadata.getResponseModes() == null
                        ? List.of()
                        : metadata.getResponseModes().stream()
                                .map(Objects::toString)
                                .toList());
    }

    private static OIDCProviderMetadata parse(JsonObject document, Checks checks) {
        try {
            return OIDCProviderMetadata.parse(document.encode());
        } catch (ParseException unreadable) {
            checks.add(
                    FAILED,
                    "document",
                    false,
                    "as OpenID Connect Discovery §3 asks",
                    String.valueOf(unreadable.getMessage()));
            throw new ContractFailure(FAILED, "The discovery document can't be understood.", checks.made());
        }
    }

    private void endpoint(String name, @Nullable URI address, Checks checks) {
        boolean fits = permitted(address).isPresent();
        checks.add(
                FAILED, name, fits, "an https URL", Optional.ofNullable(address).map(URI::toString));
    }

    private static void checkCodeFlow(OIDCProviderMetadata metadata, Checks checks) {
        boolean code = metadata.getResponseTypes() != null
                && metadata.getResponseTypes().contains(ResponseType.CODE);
        checks.add(
                FAILED,
                "response_types_supported",
                code,
                "code among them",
                Optional.ofNullable(metadata.getResponseTypes()).map(List::toString));
        boolean hashed = metadata.getCodeChallengeMethods() == null
                || metadata.getCodeChallengeMethods().contains(CodeChallengeMethod.S256);
        checks.add(
                FAILED,
                "code_challenge_methods_supported",
                hashed,
                "S256 among them, or not told",
                Optional.ofNullable(metadata.getCodeChallengeMethods()).map(List::toString));
        boolean signed = metadata.getIDTokenJWSAlgs() == null
                || metadata.getIDTokenJWSAlgs().stream().anyMatch(TokenSignature::allows);
        checks.add(
                FAILED,
                "id_token_signing_alg_values_supported",
                signed,
                "RS, PS or ES with 256, 384 or 512, or EdDSA among them",
                Optional.ofNullable(metadata.getIDTokenJWSAlgs()).map(List::toString));
    }

    private Optional<String> permitted(@Nullable URI address) {
        return Optional.ofNullable(address)
                .map(URI::toString)
                .filter(text -> gate.refusal(text).isEmpty());
    }

    /** Basic is what counts where nothing is announced (OpenID Connect Discovery §3). */
    private static boolean secretInFormOnly(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static void demand(Checks checks, String message) {
        if (checks.failed().isPresent()) {
            throw new ContractFailure(FAILED, message, checks.made());
        }
    }
}
