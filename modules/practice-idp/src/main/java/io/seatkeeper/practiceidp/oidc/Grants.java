package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.tenant.Recent;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Codes and access tokens that are out. The newest of each are kept, so a flood of sign-ins can't fill the memory. */
final class Grants {
    /** How long an access token is good. */
    static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private static final Duration CODE_LIFE = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Recent<Grant> codes = new Recent<>(MOST);
    private final Recent<Grant> accessTokens = new Recent<>(MOST);

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** A code for this grant, good for a minute and for one use. */
    String code(Grant grant) {
        String code = Tokens.random();
        codes.put(code, grant.until(clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** Uses a code up. */
    Optional<Grant> redeem(Tenant tenant, String code) {
        return codes.take(code).filter(grant -> isGood(tenant, grant));
    }

    /** An access token for this grant. */
    String accessToken(Grant grant) {
        String token = Tokens.random();
        accessTokens.put(token, grant.until(clock.instant().plus(TOKEN_LIFE)));
        return token;
    }

    /** What an access token stands for. */
    Optional<Grant> granted(Tenant tenant, String accessToken) {
        return accessTokens.get(accessToken).filter(grant -> isGood(tenant, grant));
    }

    private boolean isGood(Tenant tenant, Grant grant) {
        return grant.tenant().equals(tenant.name()) && clock.instant().isBefore(grant.expires());
    }
}
