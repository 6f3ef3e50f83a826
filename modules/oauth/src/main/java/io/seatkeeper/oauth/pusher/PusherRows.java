package io.seatkeeper.oauth.pusher;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.ScimClientId;
import io.seatkeeper.contract.scim.ScimClients.Client;
import io.seatkeeper.contract.scim.ScimClients.KeySource;
import io.seatkeeper.contract.scim.ScimClients.Proof;
import io.seatkeeper.contract.scim.ScimClients.Secret;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of SCIM clients. */
final class PusherRows {
    private PusherRows() {}

    static Client client(Row row) {
        return new Client(
                new ScimClientId(row.getUUID("scim_client_id")),
                new OrganizationId(row.getUUID("org_id")),
                row.getString("name"),
                proof(row),
                Optional.ofNullable(row.getUUID("connection_id")).map(ConnectionId::new),
                row.getBoolean("external_id_is_sso_id"),
                row.getBoolean("strict"),
                row.getJsonArray("secrets").stream()
                        .map(JsonObject.class::cast)
                        .map(PusherRows::secret)
                        .toList(),
                row.getLong("version"),
                ProfileRows.moment(row, "last_used_at"),
                ProfileRows.instant(row, "created_at"));
    }

    /** Adds the columns {@code proof} to {@code audience}. */
    static Tuple addProof(Tuple columns, Proof proof) {
        return switch (proof) {
            case Proof.Secret secret -> add(columns.addString(text(proof)), null, null);
            case Proof.OwnKeys own -> add(columns.addString(text(proof)), own.keys(), null);
            case Proof.Federation federation -> add(columns.addString(text(proof)), federation.keys(), federation);
        };
    }

    /** As it stands in the table and in the API. */
    static String text(Proof proof) {
        return switch (proof) {
            case Proof.Secret secret -> "client_secret";
            case Proof.OwnKeys own -> "private_key_jwt";
            case Proof.Federation federation -> "federation";
        };
    }

    private static Tuple add(Tuple columns, @Nullable KeySource keys, Proof.@Nullable Federation federation) {
        return columns.addValue(keys instanceof KeySource.Given given ? new JsonObject(given.jwks()) : null)
                .addValue(keys instanceof KeySource.At at ? at.uri() : null)
                .addValue(federation == null ? null : federation.issuer())
                .addValue(federation == null ? null : federation.subject())
                .addValue(federation == null ? null : federation.audience());
    }

    private static Proof proof(Row row) {
        return switch (row.getString("proof")) {
            case "private_key_jwt" -> new Proof.OwnKeys(keys(row));
            case "federation" ->
                new Proof.Federation(
                        row.getString("issuer"), row.getString("subject"), row.getString("audience"), keys(row));
            default -> new Proof.Secret();
        };
    }

    private static KeySource keys(Row row) {
        JsonObject given = row.getJsonObject("jwks");
        String uri = row.getString("jwks_uri");
        if (given != null) {
            return new KeySource.Given(given.encode());
        }
        return uri == null ? new KeySource.Discovered() : new KeySource.At(uri);
    }

    private static Secret secret(JsonObject secret) {
        return new Secret(
                UUID.fromString(secret.getString("id")),
                moment(secret.getString("createdAt")),
                moment(secret.getString("expiresAt")),
                Optional.ofNullable(secret.getString("lastUsedAt")).map(PusherRows::moment));
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
