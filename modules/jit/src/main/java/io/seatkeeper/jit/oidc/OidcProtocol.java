package io.seatkeeper.jit.oidc;

import io.seatkeeper.platform.egress.EgressGate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;

/**
 * Speaks OpenID Connect for every connection of the process; one instance, from any context. Everything that leaves goes
 * through the gate and is bounded in time and size.
 */
public final class OidcProtocol {
    /** @param gate how requests leave; closed by its owner */
    public OidcProtocol(Vertx vertx, EgressGate gate) {}

    /**
     * Reads the provider's discovery document afresh and checks it, before a connection is saved. Fails with {@link
     * io.seatkeeper.contract.ErrorCode#DISCOVERY_FAILED} or {@link io.seatkeeper.contract.ErrorCode#OUTBOUND_REFUSED}.
     */
    public Future<Void> check(OidcSettings settings) {
        return Future.failedFuture("not there yet");
    }

    /** Where to send the browser to. Fails with {@link io.seatkeeper.contract.ErrorCode#OIDC_IDP_UNREACHABLE} and its like. */
    public Future<String> authorizationUrl(OidcConnection connection, SignInRequest request) {
        return Future.failedFuture("not there yet");
    }

    /** Checks what came back and exchanges the code. Never fails: whatever goes wrong is a {@link OidcOutcome.Rejected}. */
    public Future<OidcOutcome> complete(
            OidcConnection connection, CallbackParameters callback, ExpectedAnswer expected, Instant now) {
        return Future.failedFuture("not there yet");
    }

    /** Checks a logout token that the provider posted. Never fails. */
    public Future<LogoutOutcome> logoutToken(OidcConnection connection, String token, Instant now) {
        return Future.failedFuture("not there yet");
    }

    /**
     * Where to send a browser that signs out, so that it signs out there too (OpenID Connect RP-Initiated Logout §2); empty
     * where the provider has no such address or does not answer.
     */
    public Future<Optional<String>> signOutUrl(
            OidcConnection connection, Optional<String> idToken, String returnTo, Optional<String> state) {
        return Future.failedFuture("not there yet");
    }
}
