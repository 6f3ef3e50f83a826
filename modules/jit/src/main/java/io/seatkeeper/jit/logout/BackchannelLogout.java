package io.seatkeeper.jit.logout;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.oidc.LogoutOutcome;
import io.seatkeeper.jit.oidc.OidcConnection;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.OidcSettingsReader;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.jit.session.NamedSessions;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import java.time.InstantSource;

/** A provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
public final class BackchannelLogout {
    private final Database database;
    private final OidcProtocol oidc;
    private final PendingSignIns marks;
    private final EndSessions sessions;
    private final InstantSource clock;

    public BackchannelLogout(
            Database database, OidcProtocol oidc, PendingSignIns marks, EndSessions sessions, InstantSource clock) {
        this.database = database;
        this.oidc = oidc;
        this.marks = marks;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Ends the sessions that a logout token names, once. Fails with {@link ErrorCode#OIDC_LOGOUT_TOKEN_INVALID} or {@link
     * ErrorCode#REPLAYED}; both change nothing.
     *
     * @return how many sessions ended
     */
    public Future<Integer> hear(LiveConnection connection, String token) {
        OidcConnection party = new OidcConnection(
                connection.id(), OidcSettingsReader.read(connection.oidc().settings()), SpokenDomains.ALL);
        return oidc.logoutToken(party, token, clock.instant()).compose(outcome -> switch (outcome) {
            case LogoutOutcome.Accepted accepted -> end(connection, accepted);
            case LogoutOutcome.Rejected rejected ->
                Future.failedFuture(new ContractFailure(
                        ErrorCode.OIDC_LOGOUT_TOKEN_INVALID, rejected.message(), rejected.checks()));
        });
    }

    /** In one transaction, so that a provider that tries again after a failure is not told that it was heard. */
    private Future<Integer> end(LiveConnection connection, LogoutOutcome.Accepted accepted) {
        OrganizationId organization = connection.organization().id();
        return database.transaction(transaction -> marks.markOnce(
                        transaction,
                        organization,
                        connection.id(),
                        "logout " + accepted.tokenId(),
                        accepted.forgettableAt())
                .compose(first -> sessions.atProvider(
                        transaction,
                        organization,
                        connection.id(),
                        NamedSessions.byToken(accepted.subject(), accepted.providerSession()))));
    }
}
