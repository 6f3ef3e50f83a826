package io.seatkeeper.oauth.http;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.platform.http.Allowances;
import io.seatkeeper.platform.http.DoorRate;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * How many authorization requests are taken in before anybody has proven anything: so many of one address, as at the other doors, and
 * of those that are kept here meanwhile so many of one application, that a crowd of addresses fills no table either. An application
 * whose whole company signs in at nine stays far below. Counted by each event loop for itself.
 */
final class Crowds {
    static final int BURST = 30_000;
    static final int PER_SECOND = 500;

    private final DoorRate addresses;
    private final Allowances applications;

    /** @param client tells the address that a request came from, proxies seen through */
    Crowds(Function<HttpServerRequest, String> client, InstantSource clock) {
        addresses = new DoorRate(client, clock);
        applications = new Allowances(BURST, PER_SECOND, clock);
    }

    /** Counts a request of its address; {@link Kind#RATE_LIMITED} for one too many. */
    RoutingContext counted(RoutingContext context) {
        try {
            addresses.counted(context.request());
            return context;
        } catch (ContractFailure tooMany) {
            throw OauthFailure.of(Kind.RATE_LIMITED, "Too many requests come from there; try again in a moment.");
        }
    }

    /** Counts a request that is to be kept for the application; {@link Kind#RATE_LIMITED} for one too many. */
    void count(Application application) {
        if (!applications.take(application.id()).isZero()) {
            throw OauthFailure.of(
                    Kind.RATE_LIMITED, "Too many requests come in the client's name; try again in a moment.");
        }
    }
}
