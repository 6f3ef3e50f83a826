package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.Update;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.OidcSettingsReader;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Changes what is given of a connection; new settings are checked with the provider as when it was made. */
public final class UpdateConnection {
    private final ConnectionWrites writes;
    private final ConnectionStore store;
    private final SecretBox secrets;
    private final OidcProtocol oidc;
    private final ConnectionAddresses addresses;

    public UpdateConnection(
            Database database,
            ConnectionStore store,
            SecretBox secrets,
            OidcProtocol oidc,
            ConnectionAddresses addresses) {
        this.writes = new ConnectionWrites(database);
        this.store = store;
        this.secrets = secrets;
        this.oidc = oidc;
        this.addresses = addresses;
    }

    /** Answers {@code Connections.UPDATE}. */
    public Future<Connection> handle(Update wanted) {
        return store.find(wanted.organization(), wanted.connection().toString())
                .compose(known -> checked(wanted, known))
                .compose(known -> writes.recorded(
                        wanted.actor(),
                        wanted.organization(),
                        "connection.updated",
                        wanted.connection(),
                        detail(wanted, known),
                        connection -> change(connection, wanted, known)))
                .compose(done ->
                        store.find(wanted.organization(), wanted.connection().toString()))
                .map(addresses::told);
    }

    private Future<LiveConnection> checked(Update wanted, LiveConnection known) {
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
        return wanted.settings().isEmpty()
                ? Future.succeededFuture(known)
                : oidc.check(OidcSettingsReader.read(settings(wanted, known))).map(known);
    }

    private Future<Void> change(SqlConnection connection, Update wanted, LiveConnection known) {
        return ConnectionWrites.othersExist(connection, wanted.organization(), wanted.connection())
                .compose(othersExist -> {
                    List<String> domains = wanted.domains()
                            .map(named -> DomainRule.checked(named, othersExist))
                            .orElse(known.domains());
                    boolean isDefault = wanted.isDefault().orElse(known.isDefault());
                    Future<Void> cleared = isDefault && !known.isDefault()
                            ? ConnectionWrites.onlyDefault(connection, wanted.organization(), wanted.connection())
                            : Future.succeededFuture();
                    return cleared.compose(ready -> write(connection, wanted, known, domains, isDefault));
                });
    }

    private Future<Void> write(
            SqlConnection connection, Update wanted, LiveConnection known, List<String> domains, boolean isDefault) {
        OidcConfiguration settings = settings(wanted, known);
        return connection
                .preparedQuery(ConnectionSql.UPDATE)
                .execute(Tuple.of(
                        wanted.organization().value(),
                        wanted.connection().value(),
                        wanted.name().map(CreateConnection::checkedName).orElse(known.name()),
                        SettingsJson.open(settings),
                        SettingsJson.secret(settings)
                                .map(secret -> secrets.seal(wanted.organization(), secret))
                                .orElse(null),
                        domains.toArray(String[]::new),
                        wanted.enabled().orElse(known.enabled()),
                        isDefault,
                        known.version()))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new ContractFailure(
                                ErrorCode.VERSION_MISMATCH, "The connection was changed in between.")));
    }

    /**
     * The new settings, with the secret that is kept where none is given. A secret is kept only for the issuer and client
     * that it was given for, or an admin key could have it sent to a server of somebody else's.
     */
    private static OidcConfiguration settings(Update wanted, LiveConnection known) {
        OidcConfiguration kept = known.settings();
        if (wanted.settings().isEmpty()) {
            return kept;
        }
        OidcConfiguration given = wanted.settings().get();
        boolean sameParty =
                given.issuer().equals(kept.issuer()) && given.clientId().equals(kept.clientId());
        boolean brings = given.clientSecret().isPresent() || given.clientKey().isPresent();
        boolean keeps = !brings && sameParty;
        return new OidcConfiguration(
                given.issuer(),
                given.clientId(),
                given.preset(),
                keeps ? kept.clientSecret() : given.clientSecret(),
                keeps ? kept.clientKey() : given.clientKey(),
                given.clientAuthentication(),
                given.attributes(),
                given.scopes(),
                given.responseMode(),
                given.trustUnverifiedEmail(),
                given.hostedDomain());
    }

    private static JsonObject detail(Update wanted, LiveConnection known) {
        JsonObject detail = new JsonObject().put("slug", known.slug());
        wanted.name().ifPresent(name -> detail.put("name", name));
        wanted.settings().ifPresent(settings -> detail.put("issuer", settings.issuer()));
        wanted.domains().ifPresent(domains -> detail.put("domains", new JsonArray(domains)));
        wanted.enabled().ifPresent(enabled -> detail.put("enabled", enabled));
        wanted.isDefault().ifPresent(isDefault -> detail.put("isDefault", isDefault));
        Optional<String> brought =
                wanted.settings().flatMap(given -> given.clientSecret().or(given::clientKey));
        return detail.put("secretReplaced", brought.isPresent());
    }
}
