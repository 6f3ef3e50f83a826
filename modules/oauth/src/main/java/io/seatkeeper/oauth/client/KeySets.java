package io.seatkeeper.oauth.client;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ScimClients.KeySource;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.egress.Kept;
import io.seatkeeper.platform.egress.OutboundClient;
import io.seatkeeper.platform.egress.OutboundFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.text.ParseException;
import java.time.InstantSource;

/**
 * Clients' public keys, where they don't stand in their registration: copies of what stands elsewhere, read again when a JWT was
 * signed by none of them, so that a roll-over costs no push. One instance for the process.
 */
public final class KeySets {
    private final Kept<JWKSet> placed;
    private final Kept<JWKSet> discovered;

    public KeySets(Vertx vertx, OutboundClient outbound, InstantSource clock) {
        placed = new Kept<>(vertx, clock, uri -> outbound.getJson(uri).map(KeySets::parse));
        discovered = new Kept<>(
                vertx,
                clock,
                issuer -> outbound.getJson(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                        .compose(document -> outbound.getJson(keysUri(issuer, document)))
                        .map(KeySets::parse));
    }

    /**
     * Reads keys afresh, before they are registered; {@link ErrorCode#OUTBOUND_REFUSED}, {@link ErrorCode#DISCOVERY_FAILED}.
     *
     * @param issuer whose discovery says where they are, for {@link KeySource.Discovered}
     */
    public Future<Void> read(KeySource source, String issuer) {
        Future<JWKSet> read = switch (source) {
            case KeySource.Given given -> Future.succeededFuture(parsed(given.jwks()));
            case KeySource.At at -> placed.read(at.uri());
            case KeySource.Discovered nowhere -> discovered.read(issuer);
        };
        return read.<Void>mapEmpty().recover(fault -> Future.failedFuture(whileSaving(fault)));
    }

    /** Whether one of the keys signed it; {@link Kind#INVALID_CLIENT} or {@link Kind#TEMPORARILY_UNAVAILABLE} without keys. */
    public Future<Boolean> verifies(KeySource source, String issuer, SignedJWT token) {
        Future<Boolean> verified = switch (source) {
            case KeySource.Given given -> Future.succeededFuture(Signatures.isSigned(parsed(given.jwks()), token));
            case KeySource.At at -> verifies(placed, at.uri(), token);
            case KeySource.Discovered nowhere -> verifies(discovered, issuer, token);
        };
        return verified.recover(fault -> Future.failedFuture(whileProving(fault)));
    }

    private static Future<Boolean> verifies(Kept<JWKSet> kept, String address, SignedJWT token) {
        return kept.get(address)
                .compose(keys -> Signatures.isSigned(keys, token)
                        ? Future.succeededFuture(true)
                        : kept.newerThan(address, keys)
                                .map(newer -> !newer.equals(keys) && Signatures.isSigned(newer, token)));
    }

    private static String keysUri(String issuer, JsonObject document) {
        if (!issuer.equals(document.getValue("issuer")) || !(document.getValue("jwks_uri") instanceof String uri)) {
            throw new ContractFailure(
                    ErrorCode.DISCOVERY_FAILED, "The discovery document names another issuer, or no jwks_uri.");
        }
        return uri;
    }

    private static JWKSet parse(JsonObject answer) {
        return parsed(answer.encode());
    }

    private static JWKSet parsed(String jwks) {
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException malformed) {
            throw new ContractFailure(ErrorCode.DISCOVERY_FAILED, "What stands there is no JWK set.");
        }
    }

    private static Throwable whileSaving(Throwable fault) {
        return fault instanceof OutboundFailure outbound
                ? new ContractFailure(
                        mayNotBeCalled(outbound) ? ErrorCode.OUTBOUND_REFUSED : ErrorCode.DISCOVERY_FAILED,
                        String.valueOf(outbound.getMessage()))
                : fault;
    }

    private static Throwable whileProving(Throwable fault) {
        return switch (fault) {
            case OutboundFailure outbound
            when mayNotBeCalled(outbound) ->
                OauthFailure.of(Kind.INVALID_CLIENT, "The client's keys stand where no request may go.");
            case OutboundFailure outbound ->
                OauthFailure.of(Kind.TEMPORARILY_UNAVAILABLE, "The client's keys can't be read just now.");
            case ContractFailure unreadable
            when unreadable.code() == ErrorCode.DISCOVERY_FAILED ->
                OauthFailure.of(Kind.TEMPORARILY_UNAVAILABLE, "The client's keys can't be understood.");
            default -> fault;
        };
    }

    private static boolean mayNotBeCalled(OutboundFailure fault) {
        return switch (fault.kind()) {
            case REFUSED_ADDRESS, NOT_HTTPS -> true;
            case UNREACHABLE, TIMED_OUT, TOO_LARGE, BAD_STATUS, NOT_JSON -> false;
        };
    }
}
