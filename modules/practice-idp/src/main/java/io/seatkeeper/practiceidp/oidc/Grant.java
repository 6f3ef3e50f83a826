package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person granted by signing in; a code stands for it, later an access token.
 *
 * @param tenant the name of the tenant that it is good at
 * @param request what was asked for
 * @param session who signed in, and when
 * @param fault what is to go wrong on the way
 * @param expires when the code or token ends
 */
record Grant(
        String tenant,
        AuthorizationRequest request,
        PracticeSession session,
        @Nullable Fault fault,
        Instant expires) {

    /** The same until then. */
    Grant until(Instant newExpires) {
        return new Grant(tenant, request, session, fault, newExpires);
    }
}
