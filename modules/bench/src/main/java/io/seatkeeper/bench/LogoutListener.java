package io.seatkeeper.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where an application hears of logouts, on loopback: notes when each token came and keeps it, to be verified afterwards. */
final class LogoutListener implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FIELD = "logout_token=";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final HttpServer server;
    private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

    private LogoutListener(Vertx vertx) {
        this.server = vertx.createHttpServer().requestHandler(this::hear);
    }

    /**
     * A logout token that came.
     *
     * @param at by {@link System#nanoTime()}
     */
    record Arrival(SignedJWT token, long at) {}

    static LogoutListener start(Vertx vertx) {
        LogoutListener listener = new LogoutListener(vertx);
        Load.await(listener.server.listen(0, "127.0.0.1"), PATIENCE);
        return listener;
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/backchannel-logout";
    }

    /** Waits for the token of a session. */
    Arrival heardOf(String session) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Arrival arrival = arrivals.remove(session);
        while (arrival == null) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no logout token came in " + PATIENCE);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000);
            arrival = arrivals.remove(session);
        }
        return arrival;
    }

    /** The checks of OpenID Connect Back-Channel Logout 1.0 §2.6; what does not pass ends the run. */
    static void verify(SignedJWT token, JWKSet keys, String issuer, String audience) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean good = JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm())
                    && "logout+jwt".equals(token.getHeader().getType().getType())
                    && token.verify(new ECDSAVerifier(
                            keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey()))
                    && issuer.equals(claims.getIssuer())
                    && claims.getAudience().contains(audience)
                    && claims.getJSONObjectClaim("events").containsKey(EVENT)
                    && claims.getClaim("nonce") == null;
            if (!good) {
                throw new IllegalStateException("that is no logout token: " + claims);
            }
        } catch (ParseException | JOSEException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private void hear(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            long at = System.nanoTime();
            String text = body.toString();
            try {
                SignedJWT token = SignedJWT.parse(text.substring(text.indexOf(FIELD) + FIELD.length()));
                arrivals.put(token.getJWTClaimsSet().getStringClaim("sid"), new Arrival(token, at));
                request.response().end();
            } catch (ParseException malformed) {
                request.response().setStatusCode(400).end();
            }
        });
    }

    @Override
    public void close() {
        Load.await(server.close(), PATIENCE);
    }
}
