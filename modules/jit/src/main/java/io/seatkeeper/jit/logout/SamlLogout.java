package io.seatkeeper.jit.logout;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.connection.RefreshMetadata;
import io.seatkeeper.jit.saml.SamlConnection;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.logout.LogoutStatus;
import io.seatkeeper.jit.saml.logout.LogoutVerdict;
import io.seatkeeper.jit.saml.logout.ReceivedLogout;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.jit.session.NamedSessions;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a SAML provider says of a logout: that somebody has signed out there, or how it took our own word (core §3.7). */
public final class SamlLogout {
    private final Database database;
    private final SamlProtocol saml;
    private final RefreshMetadata metadata;
    private final PendingSignIns marks;
    private final EndSessions sessions;
    private final LogoutTicket tickets;
    private final InstantSource clock;

    public SamlLogout(
            Database database,
            SamlProtocol saml,
            RefreshMetadata metadata,
            PendingSignIns marks,
            EndSessions sessions,
            LogoutTicket tickets,
            InstantSource clock) {
        this.database = database;
        this.saml = saml;
        this.metadata = metadata;
        this.marks = marks;
        this.sessions = sessions;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What follows. */
    public sealed interface Heard {
        /** @param departure our answer, to be taken back by the browser; empty where the provider takes none */
        record Ended(Optional<Departure> departure) implements Heard {}

        /** @param status how the logout that began here ended at the provider */
        record Told(LogoutStatus status) implements Heard {}
    }

    /**
     * Hears a message. Fails with {@link ErrorCode#SAML_LOGOUT_INVALID} or {@link ErrorCode#REPLAYED}; both change nothing.
     *
     * @param party the same connection, for the protocol
     * @param relayState what the provider wants back with our answer
     */
    public Future<Heard> hear(
            LiveConnection connection, SamlConnection party, ReceivedLogout received, Optional<String> relayState) {
        return judge(connection, party, received).compose(verdict -> switch (verdict) {
            case LogoutVerdict.Asked asked ->
                end(connection, party, asked)
                        .compose(ended ->
                                saml.logoutResponse(party, received.binding(), asked.id(), relayState, clock.instant()))
                        .map(Heard.Ended::new);
            case LogoutVerdict.Answered answered -> told(connection, answered);
            case LogoutVerdict.Rejected rejected -> Future.failedFuture(invalid(rejected.checks()));
        });
    }

    /** By the keys at hand, and once more by fresh ones where it fails for its key. */
    private Future<LogoutVerdict> judge(LiveConnection connection, SamlConnection party, ReceivedLogout received) {
        Instant now = clock.instant();
        return saml.judge(party, received, now)
                .compose(first -> first instanceof LogoutVerdict.Rejected rejected && rejected.blamesCertificates()
                        ? metadata.afresh(connection)
                                .compose(newer -> newer.equals(party.provider())
                                        ? Future.succeededFuture(first)
                                        : saml.judge(party.with(newer), received, now))
                        : Future.succeededFuture(first));
    }

    /** In one transaction, so that a provider that tries again after a failure is not told that it was heard. */
    private Future<Integer> end(LiveConnection connection, SamlConnection party, LogoutVerdict.Asked asked) {
        OrganizationId organization = connection.organization().id();
        NamedSessions named = NamedSessions.byRequest(
                asked.nameId(), asked.sessionIndexes(), party.provider().entityId(), party.entityId());
        return database.transaction(transaction -> marks.markOnce(
                        transaction, organization, connection.id(), "logout " + asked.id(), asked.forgettableAt())
                .compose(first -> sessions.atProvider(transaction, organization, connection.id(), named)));
    }

    private Future<Heard> told(LiveConnection connection, LogoutVerdict.Answered answered) {
        boolean ours = tickets.isOurs(
                answered.inResponseTo(), connection.organization().id(), connection.id(), clock.instant());
        return ours
                ? Future.succeededFuture(new Heard.Told(answered.status()))
                : Future.failedFuture(invalid(List.of(new Check(
                        ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH,
                        "InResponseTo",
                        false,
                        "a logout that began here within " + LogoutTicket.LIFETIME.toMinutes() + " minutes",
                        answered.inResponseTo()))));
    }

    private static ContractFailure invalid(List<Check> checks) {
        String first = checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.code().meaning())
                .findFirst()
                .orElse(ErrorCode.SAML_LOGOUT_INVALID.meaning());
        return new ContractFailure(ErrorCode.SAML_LOGOUT_INVALID, first, checks);
    }
}
