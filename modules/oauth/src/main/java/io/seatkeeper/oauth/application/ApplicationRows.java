package io.seatkeeper.oauth.application;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Applications.Secret;
import io.seatkeeper.contract.Applications.Signing;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Rows of applications. */
final class ApplicationRows {
    private ApplicationRows() {}

    static Application application(Row row) {
        return new Application(
                new ApplicationId(row.getUUID("application_id")),
                Optional.ofNullable(row.getUUID("org_id")).map(OrganizationId::new),
                new Registration(
                        row.getString("name"),
                        Authentication.valueOf(row.getString("authentication").toUpperCase(Locale.ROOT)),
                        List.of(row.getArrayOfStrings("redirect_uris")),
                        List.of(row.getArrayOfStrings("post_logout_redirect_uris")),
                        Optional.ofNullable(row.getString("backchannel_logout_uri")),
                        Optional.ofNullable(row.getJsonObject("jwks")).map(JsonObject::encode),
                        Signing.valueOf(row.getString("signing")),
                        row.getBoolean("introspection_only")),
                row.getJsonArray("secrets").stream()
                        .map(JsonObject.class::cast)
                        .map(ApplicationRows::secret)
                        .toList(),
                row.getLong("version"),
                ProfileRows.instant(row, "created_at"));
    }

    private static Secret secret(JsonObject secret) {
        return new Secret(
                UUID.fromString(secret.getString("id")),
                moment(secret.getString("createdAt")),
                moment(secret.getString("expiresAt")),
                Optional.ofNullable(secret.getString("lastUsedAt")).map(ApplicationRows::moment));
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
