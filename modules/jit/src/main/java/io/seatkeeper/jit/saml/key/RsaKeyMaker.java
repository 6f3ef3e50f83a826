package io.seatkeeper.jit.saml.key;

import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** Makes keys, on workers: an RSA key of 3,072 bits takes some tenths of a second to find. */
public final class RsaKeyMaker implements KeyMaker {
    private static final int BITS = 3_072;
    /** Long enough to be no yearly chore; the provider's admin enters the certificate by hand. */
    private static final Duration LIFE = Duration.ofDays(5 * 365);
    /** For providers whose clocks are behind. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Vertx vertx;
    private final InstantSource clock;

    public RsaKeyMaker(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public Future<OwnKeyPair> make(String name) {
        Future<OwnKey> signing = vertx.executeBlocking(() -> key(name), false);
        Future<OwnKey> encryption = vertx.executeBlocking(() -> key(name), false);
        return Future.all(signing, encryption).map(made -> new OwnKeyPair(signing.result(), encryption.result()));
    }

    private OwnKey key(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        Instant now = clock.instant();
        return new OwnKey(
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                KeyCertificate.of(SelfSignedCertificate.make(pair, name, now.minus(BEFORE), now.plus(LIFE))));
    }
}
