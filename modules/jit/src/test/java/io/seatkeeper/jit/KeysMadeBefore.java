package io.seatkeeper.jit;

import io.seatkeeper.jit.saml.key.KeyMaker;
import io.seatkeeper.jit.saml.key.OwnKey;
import io.seatkeeper.jit.saml.key.OwnKeyPair;
import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.vertx.core.Future;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out a few keys again and again: to make one takes seconds in a JVM that does not optimize, as that of tests. */
final class KeysMadeBefore implements KeyMaker {
    private static final List<OwnKey> KEYS = List.of(key(), key(), key());

    private final AtomicInteger next = new AtomicInteger();

    @Override
    public Future<OwnKeyPair> make(String name) {
        return Future.succeededFuture(new OwnKeyPair(one(), one()));
    }

    private OwnKey one() {
        return KEYS.get(next.getAndIncrement() % KEYS.size());
    }

    private static OwnKey key() {
        try {
            SamlKey made = SamlKey.rsa("seatkeeper");
            return new OwnKey(
                    Base64.getEncoder().encodeToString(made.privateKey().getEncoded()),
                    KeyCertificate.of(made.certificate()));
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
