package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.connection.ConnectionStore;
import io.seatkeeper.jit.connection.ConnectionStore.Door;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.door.Refusals.Known;
import io.seatkeeper.platform.http.DoorRate;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Finds what an address of the door names, and whether it is open. */
final class Doorway {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,63}");

    private final ConnectionStore connections;
    private final Refusals refusals;
    private final DoorRate rate;

    Doorway(ConnectionStore connections, Refusals refusals, DoorRate rate) {
        this.connections = connections;
        this.refusals = refusals;
        this.rate = rate;
    }

    /**
     * Hands the open connection that {@code /sso/{org}/{connection}} or, by default, {@code /sso/{org}} names to a handler, and
     * answers every failure, the handler's own ones with what is known of the connection.
     */
    void open(RoutingContext context, BiFunction<LiveConnection, Known, Future<Void>> handler) {
        Known stranger = Known.nothing();
        Future.succeededFuture(context.request())
                .map(rate::counted)
                .compose(counted -> find(context))
                .onFailure(failure -> refusals.refuse(context, failure, stranger))
                .onSuccess(door -> {
                    Known known = stranger.at(door.organization(), door.connection());
                    Future.succeededFuture(door)
                            .map(Doorway::opened)
                            .compose(connection -> handler.apply(connection, known))
                            .onFailure(failure -> refusals.refuse(context, failure, known));
                });
    }

    /** What the address names, open or not. Fails with {@link ErrorCode#ORGANIZATION_UNKNOWN}. */
    Future<Door> find(RoutingContext context) {
        String organization = String.valueOf(context.pathParam("org"));
        Optional<String> connection = Optional.ofNullable(context.pathParam("connection"));
        if (!SLUG.matcher(organization).matches()) {
            return Future.failedFuture(
                    new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "No organization has this name."));
        }
        // A slug that can't be one is asked for as none that exists, so that the organization is named all the same.
        return connections.door(
                organization, connection.map(slug -> SLUG.matcher(slug).matches() ? slug : "-"));
    }

    private static LiveConnection opened(Door door) {
        if (!door.organization().enabled()) {
            throw new ContractFailure(ErrorCode.ORGANIZATION_DISABLED, "The organization is switched off.");
        }
        LiveConnection connection = door.connection()
                .orElseThrow(() ->
                        new ContractFailure(ErrorCode.CONNECTION_UNKNOWN, "The organization has no such connection."));
        if (!connection.enabled()) {
            throw new ContractFailure(ErrorCode.CONNECTION_DISABLED, "The connection is switched off.");
        }
        return connection;
    }
}
