package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns.OneTime;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.attempt.PendingSignIns.Waiting;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.connection.RefreshMetadata;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.jit.provision.Proof;
import io.seatkeeper.jit.saml.SamlConnection;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Request;
import io.seatkeeper.jit.saml.response.SamlOutcome;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a SAML provider's answer is worth: judged by the keys at hand, and once more by fresh ones where it fails for its
 * key, so that a roll-over of the provider costs no sign-in.
 */
final class Verdicts {
    private final SamlProtocol saml;
    private final RefreshMetadata metadata;
    private final AttemptSecrets derived;
    private final ConnectionAddresses addresses;
    private final InstantSource clock;

    Verdicts(
            SamlProtocol saml,
            RefreshMetadata metadata,
            AttemptSecrets derived,
            ConnectionAddresses addresses,
            InstantSource clock) {
        this.saml = saml;
        this.metadata = metadata;
        this.derived = derived;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** On the answer to a request of ours. */
    Future<SamlOutcome> onAnswer(LiveConnection connection, SignInKey key, Waiting waiting) {
        SamlConnection party = SamlParts.of(connection, addresses);
        Optional<Instant> forced =
                Optional.of(waiting.begunAt()).filter(begun -> party.settings().forceAuthn());
        Request request = new Request(
                derived.requestId(key.state()),
                Freshness.later(forced, waiting.provenSince()),
                party.settings().contexts());
        return judge(connection, party, waiting.answer(), Optional.of(request));
    }

    /** On an answer that nobody asked for; its connection says whether one is taken at all. */
    Future<SamlOutcome> onUnsolicited(LiveConnection connection, String response) {
        return judge(connection, SamlParts.of(connection, addresses), response, Optional.empty());
    }

    private Future<SamlOutcome> judge(
            LiveConnection connection, SamlConnection party, String response, Optional<Request> request) {
        Instant now = clock.instant();
        return saml.judge(party, response, request, now)
                .compose(first -> blamesKeys(first)
                        ? metadata.afresh(connection)
                                .compose(newer -> newer.equals(party.provider())
                                        ? Future.succeededFuture(first)
                                        : saml.judge(party.with(newer), response, request, now))
                        : Future.succeededFuture(first));
    }

    private static boolean blamesKeys(SamlOutcome outcome) {
        return outcome instanceof SamlOutcome.Rejected rejected && rejected.blamesCertificates();
    }

    /** What must not come a second time; empty where nothing was accepted. */
    static Optional<OneTime> once(SamlOutcome outcome) {
        return switch (outcome) {
            case SamlOutcome.Accepted accepted ->
                Optional.of(new OneTime("assertion " + accepted.assertionId(), accepted.replayableUntil()));
            case SamlOutcome.Rejected rejected -> Optional.empty();
        };
    }

    /** Fails with the first check that did not hold, all of them in it. */
    static Future<Proof> proof(SamlOutcome outcome) {
        return switch (outcome) {
            case SamlOutcome.Accepted accepted -> Future.succeededFuture(SamlParts.proof(accepted));
            case SamlOutcome.Rejected rejected ->
                Future.failedFuture(
                        new ContractFailure(rejected.code(), rejected.code().meaning(), rejected.checks()));
        };
    }
}
