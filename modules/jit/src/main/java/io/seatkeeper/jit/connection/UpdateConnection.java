package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.Find;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.Connections.Update;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SamlConfiguration;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Changes what is given of a connection; new settings are checked with the provider as when it was made. */
public final class UpdateConnection {
    private final ConnectionWrites writes;
    private final ConnectionStore store;
    private final PrepareParty parties;
    private final PartyStore kept;
    private final ReadConnections saved;

    UpdateConnection(
            ConnectionWrites writes,
            ConnectionStore store,
            PrepareParty parties,
            PartyStore kept,
            ReadConnections saved) {
        this.writes = writes;
        this.store = store;
        this.parties = parties;
        this.kept = kept;
        this.saved = saved;
    }

    /** Answers {@code Connections.UPDATE}. */
    public Future<Connection> handle(Update wanted) {
        return store.find(wanted.organization(), wanted.connection().toString())
                .compose(known -> checked(wanted, known)
                        .compose(party -> writes.recorded(
                                wanted.actor(),
                                wanted.organization(),
                                "connection.updated",
                                wanted.connection(),
                                detail(wanted, known, party),
                                connection -> change(connection, wanted, known, party))))
                .compose(done -> saved.find(
                        new Find(wanted.organization(), wanted.connection().toString())));
    }

    /** The other side as it will be kept. */
    private Future<Party> checked(Update wanted, LiveConnection known) {
        if (wanted.expectedVersion()
                .filter(version -> version != known.version())
                .isPresent()) {
            throw new ContractFailure(ErrorCode.VERSION_MISMATCH, "The connection was changed in between.");
        }
        if (known.isDefault() && wanted.isDefault().filter(stays -> !stays).isPresent()) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST, "Make another connection the default one, and this one is it no more.");
        }
        wanted.name().ifPresent(CreateConnection::checkedName);
        return wanted.settings()
                .map(settings -> parties.changed(settings, known.party()))
                .orElseGet(() -> Future.succeededFuture(known.party()));
    }

    private Future<Void> change(SqlConnection connection, Update wanted, LiveConnection known, Party party) {
        return ConnectionWrites.othersExist(connection, wanted.organization(), wanted.connection())
                .compose(othersExist -> {
                    List<String> domains = wanted.domains()
                            .map(named -> DomainRule.checked(named, othersExist))
                            .orElse(known.domains());
                    boolean isDefault = wanted.isDefault().orElse(known.isDefault());
                    Future<Void> cleared = isDefault && !known.isDefault()
                            ? ConnectionWrites.onlyDefault(connection, wanted.organization(), wanted.connection())
                            : Future.succeededFuture();
                    return cleared.compose(ready -> write(connection, wanted, known, party, domains, isDefault));
                })
                .compose(written -> wanted.settings().isPresent()
                        ? kept.put(connection, wanted.organization(), wanted.connection(), party)
                        : Future.succeededFuture());
    }

    private Future<Void> write(
            SqlConnection connection,
            Update wanted,
            LiveConnection known,
            Party party,
            List<String> domains,
            boolean isDefault) {
        return connection
                .preparedQuery(ConnectionSql.UPDATE)
                .execute(Tuple.of(
                        wanted.organization().value(),
                        wanted.connection().value(),
                        wanted.name().map(CreateConnection::checkedName).orElse(known.name()),
                        PartyStore.settings(party),
                        kept.sealedSecret(wanted.organization(), party),
                        domains.toArray(String[]::new),
                        wanted.enabled().orElse(known.enabled()),
                        isDefault,
                        known.version()))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new ContractFailure(
                                ErrorCode.VERSION_MISMATCH, "The connection was changed in between.")));
    }

    private static JsonObject detail(Update wanted, LiveConnection known, Party party) {
        JsonObject detail = new JsonObject().put("slug", known.slug());
        wanted.name().ifPresent(name -> detail.put("name", name));
        wanted.settings()
                .ifPresent(settings -> detail.put("issuer", party.name())
                        .put(
                                "settings",
                                changed(settings, PartyStore.settings(known.party()), PartyStore.settings(party))));
        wanted.domains().ifPresent(domains -> detail.put("domains", new JsonArray(domains)));
        wanted.enabled().ifPresent(enabled -> detail.put("enabled", enabled));
        wanted.isDefault().ifPresent(isDefault -> detail.put("isDefault", isDefault));
        return detail.put(
                "secretReplaced",
                wanted.settings().map(UpdateConnection::brings).orElse(false));
    }

    /** The names of what is another than it was, secrets aside. */
    private static JsonArray changed(Settings wanted, JsonObject before, JsonObject after) {
        Set<String> names = new TreeSet<>(before.fieldNames());
        names.addAll(after.fieldNames());
        names.removeIf(name -> Objects.equals(before.getValue(name), after.getValue(name)));
        if (wanted instanceof SamlConfiguration saml && saml.metadata().isPresent()) {
            names.add("metadata");
        }
        return new JsonArray(List.copyOf(names));
    }

    private static boolean brings(Settings settings) {
        return switch (settings) {
            case OidcConfiguration oidc ->
                oidc.clientSecret().isPresent() || oidc.clientKey().isPresent();
            case SamlConfiguration saml -> false;
        };
    }
}
