package io.seatkeeper.jit.saml.key;

import io.vertx.core.Future;

/** Makes the keys of a connection. */
@FunctionalInterface
public interface KeyMaker {
    /** @param name the certificates' common name */
    Future<OwnKeyPair> make(String name);
}
