package io.seatkeeper.jit.saml;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.jit.saml.key.KeyMaker;
import io.seatkeeper.jit.saml.key.OwnKeyPair;
import io.seatkeeper.jit.saml.key.RsaKeyMaker;
import io.seatkeeper.jit.saml.logout.LogoutExpectation;
import io.seatkeeper.jit.saml.logout.LogoutValidator;
import io.seatkeeper.jit.saml.logout.LogoutVerdict;
import io.seatkeeper.jit.saml.logout.ReceivedLogout;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.metadata.Binding;
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
import java.security.cert.X509Certificate;
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
                certificates(connection),
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

    /**
     * A message that tells the provider that somebody has signed out here; empty where it has no single logout.
     *
     * @param id known to nobody before, begins with no digit
     * @param sessionIndex which of the person's sessions; empty: all
     */
    public Future<Optional<Departure>> logoutRequest(
            SamlConnection connection, String id, NameId nameId, Optional<String> sessionIndex, Instant at) {
        return vertx.executeBlocking(() -> SignOff.request(connection, id, nameId, sessionIndex, at), false);
    }

    /**
     * A message that tells the provider that what it named has ended here; empty where it has no single logout.
     *
     * @param like the binding by which the provider asked, which it is answered by where it can be
     */
    public Future<Optional<Departure>> logoutResponse(
            SamlConnection connection, Binding like, String inResponseTo, Optional<String> relayState, Instant at) {
        return vertx.executeBlocking(() -> SignOff.response(connection, like, inResponseTo, relayState, at), false);
    }

    /** What a logout message is worth. */
    public Future<LogoutVerdict> judge(SamlConnection connection, ReceivedLogout received, Instant now) {
        LogoutExpectation expected = new LogoutExpectation(
                connection.provider().entityId(),
                certificates(connection),
                connection.sloUrl(),
                connection.settings().clockSkew(),
                connection.keys().decryption());
        return vertx.executeBlocking(() -> LogoutValidator.validate(received, expected, now), false);
    }

    private static List<X509Certificate> certificates(SamlConnection connection) {
        return connection.provider().certificates().stream()
                .map(KeyCertificate::x509)
                .toList();
    }

    /** The request that an answer claims to answer, which nobody vouches for. */
    public Future<Optional<String>> claimedRequest(String posted) {
        return vertx.executeBlocking(() -> ResponseValidator.claimedRequest(posted), false);
    }
}
