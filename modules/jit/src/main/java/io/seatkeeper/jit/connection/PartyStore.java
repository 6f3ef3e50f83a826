package io.seatkeeper.jit.connection;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.jit.saml.metadata.MetadataJson;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the other side of a connection is kept: settings in the open, secrets and keys sealed. */
final class PartyStore {
    private final SecretBox secrets;

    PartyStore(SecretBox secrets) {
        this.secrets = secrets;
    }

    static JsonObject settings(Party party) {
        return switch (party) {
            case Party.Oidc oidc -> OidcSettingsJson.open(oidc.settings());
            case Party.Saml saml -> SamlSettingsJson.write(saml.settings());
        };
    }

    @Nullable
    Buffer sealedSecret(OrganizationId organization, Party party) {
        Optional<String> secret = switch (party) {
            case Party.Oidc oidc -> OidcSettingsJson.secret(oidc.settings());
            case Party.Saml saml -> Optional.empty();
        };
        return secret.map(text -> secrets.seal(organization, text)).orElse(null);
    }

    /** Writes what a SAML connection keeps beside its settings; the connection itself is there already. */
    Future<Void> put(SqlConnection transaction, OrganizationId organization, ConnectionId id, Party party) {
        return switch (party) {
            case Party.Oidc oidc -> Future.succeededFuture();
            case Party.Saml saml -> put(transaction, organization, id, saml);
        };
    }

    private Future<Void> put(SqlConnection transaction, OrganizationId organization, ConnectionId id, Party.Saml saml) {
        Optional<Instant> refreshAt =
                SamlSettingsJson.url(saml.settings()).map(url -> saml.readAt().plus(RefreshMetadata.EVERY));
        return transaction
                .preparedQuery(SamlSql.PUT)
                .execute(Tuple.of(
                        organization.value(),
                        id.value(),
                        MetadataJson.write(saml.provider()),
                        utc(saml.readAt()),
                        refreshAt.map(PartyStore::utc).orElse(null),
                        secrets.seal(organization, saml.keys().write()),
                        ExpiryWarnings.next(ExpiryWarnings.certificates(saml.provider(), saml.keys()), Set.of())
                                .map(PartyStore::utc)
                                .orElse(null)))
                .mapEmpty();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
