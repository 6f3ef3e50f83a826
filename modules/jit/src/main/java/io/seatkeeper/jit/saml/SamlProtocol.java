package io.seatkeeper.jit.saml;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.jit.saml.key.KeyMaker;
import io.seatkeeper.jit.saml.key.OwnKeyPair;
import io.seatkeeper.jit.saml.key.RsaKeyMaker;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;
import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import io.seatkeeper.jit.saml.metadata.MetadataFetch;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.saml.response.ResponseExpectation;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Request;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Unsolicited;
import io.seatkeeper.jit.saml.response.ResponseValidator;
import io.seatkeeper.jit.saml.response.SamlOutcome;
import io.seatkeeper.platform.egress.EgressGate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Speaks SAML for every connection of the process; one instance, from any context. XML and signatures are worked on by
 * worker threads, and what leaves goes through the gate.
 */
public final class SamlProtocol {
    private final Vertx vertx;
    private final MetadataFetch metadata;
    private final KeyMaker keys;

    /** @param gate how requests leave; closed by its owner */
    public SamlProtocol(Vertx vertx, EgressGate gate, InstantSource clock) {
        this(vertx, gate, clock, new RsaKeyMaker(vertx, clock));
    }

    /** @param keys makes those of new connections */
    public SamlProtocol(Vertx vertx, EgressGate gate, InstantSource clock, KeyMaker keys) {
        this.vertx = vertx;
        this.metadata = new MetadataFetch(vertx, gate, clock);
        this.keys = keys;
    }

    /**
     * Who a provider is, read afresh. Fails with {@link ErrorCode#METADATA_FAILED} or {@link ErrorCode#OUTBOUND_REFUSED}; the
     * message is safe to show to an admin.
     */
    public Future<IdpMetadata> read(MetadataSource source) {
        return metadata.read(source);
    }

    /** New keys of our own. */
    public Future<OwnKeyPair> makeKeys(String name) {
        return keys.make(name);
    }

    /** The signed request, ready for the browser to take along. */
    public Future<Departure> request(SamlConnection connection, SignOnRequest request) {
        return vertx.executeBlocking(() -> SignOn.departure(connection, request), false);
    }

    /**
     * What an answer is worth.
     *
     * @param posted the form parameter {@code SAMLResponse}
     * @param request that it should answer; empty: none was made
     */
    public Future<SamlOutcome> judge(SamlConnection connection, String posted, Optional<Request> request, Instant now) {
        ResponseExpectation expected = new ResponseExpectation(
                connection.id(),
                connection.provider().entityId(),
                connection.provider().certificates().stream()
                        .map(KeyCertificate::x509)
                        .toList(),
                List.of(connection.entityId()),
                connection.acsUrl(),
                request,
                connection.settings().takesUnsolicited() ? Unsolicited.TAKEN : Unsolicited.REFUSED,
                connection.settings().clockSkew(),
                connection.keys().decryption(),
                connection.settings().attributes(),
                connection.domains());
        return vertx.executeBlocking(() -> ResponseValidator.validate(posted, expected, now), false);
    }

    /** The request that an answer claims to answer, which nobody vouches for. */
    public Future<Optional<String>> claimedRequest(String posted) {
        return vertx.executeBlocking(() -> ResponseValidator.claimedRequest(posted), false);
    }
}
