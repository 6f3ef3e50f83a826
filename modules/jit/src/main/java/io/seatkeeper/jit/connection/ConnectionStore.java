package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads connections as they are just now. */
public final class ConnectionStore {
    private final Database database;
    private final SecretBox secrets;

    public ConnectionStore(Database database, SecretBox secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** What stands behind an address of the door: an organization, with the connection where it has such a one. */
    public record Door(Organization organization, Optional<LiveConnection> connection) {}

    /**
     * By the slugs of an address; fails with {@link ErrorCode#ORGANIZATION_UNKNOWN}.
     *
     * @param connection the connection's slug; empty: the default one
     */
    public Future<Door> door(String organization, Optional<String> connection) {
        return database.with(client -> client.preparedQuery(ConnectionSql.BY_ADDRESS)
                        .execute(Tuple.of(organization, connection.orElse(null))))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "No organization has this name.");
                    }
                    Row row = rows.iterator().next();
                    boolean known = row.getUUID("connection_id") != null;
                    return new Door(ProfileRows.organization(row), known ? Optional.of(live(row)) : Optional.empty());
                });
    }

    /** By slug or id; fails with {@link ErrorCode#CONNECTION_UNKNOWN}. */
    public Future<LiveConnection> find(OrganizationId organization, String reference) {
        return database.with(client -> find(client, organization, reference));
    }

    Future<LiveConnection> find(SqlClient client, OrganizationId organization, String reference) {
        return client.preparedQuery(ConnectionSql.BY_REFERENCE)
                .execute(Tuple.of(organization.value(), reference, id(reference).orElse(null)))
                .map(this::only);
    }

    Future<List<LiveConnection>> list(OrganizationId organization, Optional<UUID> after, int most) {
        return database.with(client -> client.preparedQuery(ConnectionSql.LIST)
                        .execute(Tuple.of(organization.value(), after.orElse(null), most)))
                .map(rows -> rows.stream().map(this::live).toList());
    }

    Future<Long> count(OrganizationId organization) {
        return database.with(
                        client -> client.preparedQuery(ConnectionSql.COUNT).execute(Tuple.of(organization.value())))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private LiveConnection only(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new ContractFailure(ErrorCode.CONNECTION_UNKNOWN, "The organization has no such connection.");
        }
        return live(rows.iterator().next());
    }

    private LiveConnection live(Row row) {
        Organization organization = ProfileRows.organization(row);
        Optional<Buffer> sealed = Optional.ofNullable(row.getBuffer("sealed_secret"));
        return new LiveConnection(
                organization,
                new ConnectionId(row.getUUID("connection_id")),
                row.getString("connection_slug"),
                row.getString("name"),
                SettingsJson.read(
                        row.getJsonObject("settings"), sealed.map(secret -> secrets.open(organization.id(), secret))),
                List.of(row.getArrayOfStrings("domains")),
                List.of(row.getArrayOfStrings("domains_of_others")),
                row.getBoolean("enabled"),
                row.getBoolean("is_default"),
                row.getLong("version"),
                ProfileRows.instant(row, "created_at"));
    }

    /** The reference as an id; empty where it can only be a slug. */
    static Optional<UUID> id(String reference) {
        try {
            return Optional.of(ConnectionId.of(reference).value());
        } catch (ContractFailure aSlug) {
            return Optional.empty();
        }
    }
}
