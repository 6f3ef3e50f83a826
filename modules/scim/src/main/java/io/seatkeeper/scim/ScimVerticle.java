package io.seatkeeper.scim;

import io.seatkeeper.contract.scim.ScimRequests;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.scim.client.ConnectionBinding;
import io.seatkeeper.scim.client.TokenRegister;
import io.seatkeeper.scim.client.WarnOfExpiry;
import io.seatkeeper.scim.log.ReadRequests;
import io.seatkeeper.scim.log.RequestLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what other modules ask of SCIM over the bus, writes the log of requests, and keeps its tables tidy. */
public final class ScimVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ScimVerticle.class);
    private static final Duration TIDY = Duration.ofMinutes(1);

    private final ScimParts parts;

    public ScimVerticle(ScimParts parts) {
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        Bus bus = parts.bus();
        ConnectionBinding binding = new ConnectionBinding(bus);
        TokenRegister tokens = new TokenRegister(bus, parts.database(), binding, parts.publicUrl(), parts.clock());
        bus.serve(ScimTokens.BIND, binding::bind);
        bus.serve(ScimTokens.CREATE, tokens::create);
        bus.serve(ScimTokens.LIST, tokens::list);
        bus.serve(ScimTokens.FIND, tokens::find);
        bus.serve(ScimTokens.UPDATE, tokens::update);
        bus.serve(ScimTokens.REVOKE, tokens::revoke);
        bus.serve(ScimRequests.READ, new ReadRequests(parts.database())::read);
        vertx.setPeriodic(RequestLog.EVERY.toMillis(), timer -> parts.log().write());
        WarnOfExpiry warnings = new WarnOfExpiry(parts.database(), parts.clock());
        vertx.setPeriodic(TIDY.toMillis(), timer -> tidy(warnings));
        return Future.succeededFuture();
    }

    private void tidy(WarnOfExpiry warnings) {
        Duration kept = Duration.ofDays(parts.settings().logDays());
        warnings.round().onFailure(fault -> LOG.warn("Expiring SCIM tokens were not told of: {}", fault.getMessage()));
        parts.log()
                .forget(parts.clock().instant().minus(kept))
                .onFailure(fault -> LOG.warn("Old SCIM requests were not cleared away: {}", fault.getMessage()));
    }
}
