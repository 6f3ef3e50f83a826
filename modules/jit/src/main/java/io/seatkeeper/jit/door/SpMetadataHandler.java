package io.seatkeeper.jit.door;

import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.connection.Party;
import io.seatkeeper.jit.saml.request.SpMetadata;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Tells a provider who we are: SAML metadata of one connection. */
final class SpMetadataHandler implements Handler<RoutingContext> {
    private final Doorway doorway;
    private final ConnectionAddresses addresses;

    SpMetadataHandler(Doorway doorway, ConnectionAddresses addresses) {
        this.doorway = doorway;
        this.addresses = addresses;
    }

    @Override
    public void handle(RoutingContext context) {
        doorway.open(
                context,
                (connection, known) -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, SpMetadata.MEDIA_TYPE)
                        .putHeader(
                                "Content-Disposition", "inline; filename=\"seatkeeper-" + connection.slug() + ".xml\"")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(metadata(connection).xml()));
    }

    private SpMetadata metadata(LiveConnection connection) {
        Party.Saml party = connection.saml();
        return new SpMetadata(
                addresses.entityId(connection),
                addresses.acsUrl(connection),
                addresses.sloUrl(connection),
                party.keys(),
                party.settings().nameIdFormat());
    }
}
