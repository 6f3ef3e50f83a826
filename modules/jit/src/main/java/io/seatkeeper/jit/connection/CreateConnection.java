package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.Create;
import io.seatkeeper.contract.Connections.Find;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.Ids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a connection, once its provider's discovery document or metadata has been read and holds. */
public final class CreateConnection {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");

    private final ConnectionWrites writes;
    private final PrepareParty parties;
    private final PartyStore kept;
    private final ReadConnections saved;

    CreateConnection(ConnectionWrites writes, PrepareParty parties, PartyStore kept, ReadConnections saved) {
        this.writes = writes;
        this.parties = parties;
        this.kept = kept;
        this.saved = saved;
    }

    /** Answers {@code Connections.CREATE}. */
    public Future<Connection> handle(Create wanted) {
        checkSlug(wanted.slug());
        String name = checkedName(wanted.name().orElse(wanted.slug()));
        DomainRule.checked(wanted.domains(), false);
        ConnectionId id = new ConnectionId(Ids.next());
        return parties.made(wanted.settings(), wanted.slug())
                .compose(party -> writes.recorded(
                        wanted.actor(),
                        wanted.organization(),
                        "connection.created",
                        id,
                        new JsonObject()
                                .put("slug", wanted.slug())
                                .put("issuer", party.name())
                                .put("domains", new JsonArray(wanted.domains())),
                        connection -> insert(connection, wanted, id, name, party)
                                .compose(made -> kept.put(connection, wanted.organization(), id, party))))
                .compose(made -> saved.find(new Find(wanted.organization(), id.toString())));
    }

    /** A slug that looks like an id could be another connection's, which would then be found in its place. */
    private static void checkSlug(String slug) {
        if (!SLUG.matcher(slug).matches() || ConnectionStore.id(slug).isPresent()) {
            throw ContractFailure.at(
                    "slug",
                    Flaw.Reason.PATTERN,
                    "A slug has 2 to 63 of a-z, 0-9 and -, begins and ends with no dash, and does not look like an id.");
        }
    }

    static String checkedName(String name) {
        String tidy = name.strip();
        if (tidy.isEmpty() || tidy.length() > 200 || tidy.chars().anyMatch(Character::isISOControl)) {
            throw ContractFailure.atLength("name", 200, "A name has 1 to 200 characters.");
        }
        return tidy;
    }

    private Future<Void> insert(SqlConnection connection, Create wanted, ConnectionId id, String name, Party party) {
        return ConnectionWrites.othersExist(connection, wanted.organization(), id)
                .compose(othersExist -> {
                    List<String> domains = DomainRule.checked(wanted.domains(), othersExist);
                    boolean isDefault = !othersExist || wanted.isDefault().orElse(false);
                    Future<Void> cleared = isDefault
                            ? ConnectionWrites.onlyDefault(connection, wanted.organization(), id)
                            : Future.succeededFuture();
                    return cleared.compose(ready -> connection
                            .preparedQuery(ConnectionSql.INSERT)
                            .execute(Tuple.of(
                                    wanted.organization().value(),
                                    id.value(),
                                    wanted.slug(),
                                    name,
                                    wanted.settings().protocol().name(),
                                    PartyStore.settings(party),
                                    kept.sealedSecret(wanted.organization(), party),
                                    domains.toArray(String[]::new),
                                    isDefault)));
                })
                .mapEmpty();
    }
}
