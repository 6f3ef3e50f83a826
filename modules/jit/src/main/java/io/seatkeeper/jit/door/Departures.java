package io.seatkeeper.jit.door;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.PostPage;
import io.seatkeeper.jit.saml.request.Departure;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Sends a browser on to a provider with a message of ours. */
final class Departures {
    private Departures() {}

    static Future<Void> take(RoutingContext context, Pages pages, Organization organization, Departure departure) {
        return switch (departure) {
            case Departure.Redirect redirect -> Redirects.to(context, redirect.address());
            case Departure.Post post -> pages.send(context, new PostPage(organization, post));
        };
    }
}
