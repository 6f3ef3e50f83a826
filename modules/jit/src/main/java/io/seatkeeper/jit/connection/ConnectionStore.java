package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.SamlParticulars.Failure;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.seatkeeper.jit.saml.metadata.MetadataJson;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
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
        return new LiveConnection(
                organization,
                new ConnectionId(row.getUUID("connection_id")),
                row.getString("connection_slug"),
                row.getString("name"),
                party(organization.id(), row),
                List.of(row.getArrayOfStrings("domains")),
                List.of(row.getArrayOfStrings("domains_of_others")),
                row.getBoolean("enabled"),
                row.getBoolean("is_default"),
                row.getLong("version"),
                ProfileRows.instant(row, "created_at"));
    }

    private Party party(OrganizationId organization, Row row) {
        JsonObject settings = row.getJsonObject("settings");
        return switch (AuthMethod.valueOf(row.getString("protocol"))) {
            case OIDC -> {
                Optional<Buffer> sealed = Optional.ofNullable(row.getBuffer("sealed_secret"));
                yield new Party.Oidc(
                        OidcSettingsJson.read(settings, sealed.map(secret -> secrets.open(organization, secret))));
            }
            case SAML -> {
                Optional<Instant> failedAt =
                        Optional.ofNullable(row.getOffsetDateTime("failed_at")).map(OffsetDateTime::toInstant);
                yield new Party.Saml(
                        SamlSettingsJson.read(settings),
                        MetadataJson.read(row.getJsonObject("provider")),
                        ProfileRows.instant(row, "read_at"),
                        failedAt.map(moment -> new Failure(moment, row.getString("failure"))),
                        OwnKeys.read(secrets.open(organization, row.getBuffer("sealed_keys"))));
            }
        };
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
