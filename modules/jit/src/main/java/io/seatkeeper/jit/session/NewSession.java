package io.seatkeeper.jit.session;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.jit.saml.message.NameId;
import java.time.Instant;
import java.util.Optional;

/**
 * A session about to begin.
 *
 * @param expiresAt the earlier of the organization's limit and what the provider said
 * @param subject the provider's own {@code sub} or the NameID's value, for its logouts
 * @param providerSession the provider's own {@code sid} or SessionIndex, for its logouts
 * @param nameId the NameID whole, for logouts by SAML; empty for OpenID Connect
 * @param idToken shown to the provider at our logout; kept sealed
 * @param userAgent the browser's own word
 * @param authenticatedAt when the person proved who they are, as far as the provider says so; not after now
 * @param before the session that the browser has until now, which ends
 */
public record NewSession(
        OrganizationId organization,
        UserId user,
        ConnectionId connection,
        AuthMethod authMethod,
        Instant expiresAt,
        Optional<String> subject,
        Optional<String> providerSession,
        Optional<NameId> nameId,
        Optional<String> idToken,
        String userAgent,
        Optional<Instant> authenticatedAt,
        Optional<SessionToken> before) {
    private static final int LONGEST_USER_AGENT = 200;

    public NewSession {
        userAgent = userAgent.length() <= LONGEST_USER_AGENT ? userAgent : userAgent.substring(0, LONGEST_USER_AGENT);
    }

    @Override
    public String toString() {
        return "NewSession[organization=" + organization + ", user=" + user + "]";
    }
}
