package io.seatkeeper.jit.provision;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Provisioning;
import io.seatkeeper.contract.Provisioning.Outcome;
import io.seatkeeper.contract.Provisioning.ProvisionUser;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.attempt.AttemptEntry;
import io.seatkeeper.jit.session.BeginSession;
import io.seatkeeper.jit.session.NewSession;
import io.seatkeeper.jit.session.SessionToken;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The second and the third step of a sign-in: the account, then the session. */
public final class LetIn {
    /** By as much as a connection may allow clocks to differ. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final Bus bus;
    private final BeginSession sessions;
    private final InstantSource clock;

    public LetIn(Bus bus, BeginSession sessions, InstantSource clock) {
        this.bus = bus;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A session that has begun.
     *
     * @param lifetime how long it lasts at most
     */
    public record Begun(SessionToken token, Duration lifetime) {}

    /**
     * Asks directory for the account and begins the session. Fails with what {@link Provisioning#PROVISION} refuses with and
     * with {@link ErrorCode#USER_DEACTIVATED}.
     *
     * @param reference under which the log keeps the sign-in
     * @param userAgent the browser's own word
     * @param before the session that the browser has until now
     */
    public Future<Begun> letIn(
            Organization organization, Proof proof, String reference, String userAgent, Optional<SessionToken> before) {
        return bus.call(Provisioning.PROVISION, new ProvisionUser(organization.id(), proof.identity()))
                .compose(account -> begin(organization, proof, account, reference, userAgent, before));
    }

    private Future<Begun> begin(
            Organization organization,
            Proof proof,
            Provisioned account,
            String reference,
            String userAgent,
            Optional<SessionToken> before) {
        Instant now = clock.instant();
        Instant limit = now.plus(organization.sessionLifetime());
        Instant end = proof.sessionExpiry().filter(limit::isAfter).orElse(limit);
        VerifiedIdentity identity = proof.identity();
        NewSession wanted = new NewSession(
                organization.id(),
                account.user().id(),
                identity.connection(),
                identity.authMethod(),
                end,
                proof.subject(),
                proof.providerSession(),
                proof.nameId(),
                proof.idToken(),
                userAgent,
                proof.authenticatedAt().flatMap(told -> believable(told, now)),
                before);
        AttemptEntry entry = new AttemptEntry(
                reference,
                organization.id(),
                Optional.of(identity.connection()),
                Optional.empty(),
                told(account.outcome()),
                identity.email(),
                Optional.of(identity.externalSsoId()),
                proof.checks());
        return sessions.begin(wanted, entry).map(token -> new Begun(token, Duration.between(now, end)));
    }

    /** A clock that is a little ahead does not put a proof into the future; what can't be true is not kept. */
    private static Optional<Instant> believable(Instant told, Instant now) {
        return Optional.of(told.isAfter(now) ? now : told)
                .filter(time -> told.isAfter(Instant.EPOCH))
                .filter(time -> told.isBefore(now.plus(MOST_AHEAD)));
    }

    private static String told(Outcome outcome) {
        return switch (outcome) {
            case KNOWN -> "Let in.";
            case LINKED -> "Let in; the identity was linked to an account that was there.";
            case CREATED -> "Let in; the account was made.";
        };
    }
}
