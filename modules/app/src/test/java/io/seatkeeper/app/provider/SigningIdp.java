package io.seatkeeper.app.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An identity provider as small as it can be: it signs tokens of its own and publishes its keys. */
final class SigningIdp implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final String issuer;

    SigningIdp() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        issuer = "http://127.0.0.1:" + server.actualPort() + "/tenant/v2.0";
        keys.add(key());
    }

    static RSAKey key() throws Exception {
        return new RSAKeyGenerator(2_048).keyID(UUID.randomUUID().toString()).generate();
    }

    String issuer() {
        return issuer;
    }

    String jwksUri() {
        return issuer + "/keys";
    }

    RSAKey signing() {
        return keys.getLast();
    }

    /** How often its keys were read. */
    int reads() {
        return reads.get();
    }

    /** From now on a new key signs, and it alone is published. */
    void rotate() throws Exception {
        RSAKey next = key();
        keys.clear();
        keys.add(next);
    }

    /** A token that says what a good one says, changed. */
    String token(String subject, String audience, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(signing(), claims(subject, audience, change));
    }

    String token(String subject, String audience) throws Exception {
        return token(subject, audience, claims -> claims);
    }

    JWTClaimsSet claims(String subject, String audience, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3_900))))
                .build();
    }

    static String signed(RSAKey key, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private void answer(HttpServerRequest request) {
        JsonObject body;
        if (request.path().endsWith("/.well-known/openid-configuration")) {
            body = new JsonObject().put("issuer", issuer).put("jwks_uri", jwksUri());
        } else {
            reads.incrementAndGet();
            body = new JsonObject(
                    new JWKSet(keys.stream().<JWK>map(RSAKey::toPublicJWK).toList()).toString());
        }
        request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
