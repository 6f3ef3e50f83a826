package io.seatkeeper.jit.saml.key;

/**
 * The two keys that go together through a renewal.
 *
 * @param signing signs what we send
 * @param encryption decrypts what we are sent
 */
public record OwnKeyPair(OwnKey signing, OwnKey encryption) {}
