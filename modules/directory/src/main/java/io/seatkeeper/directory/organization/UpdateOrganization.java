package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;

/** Changes an organization's fields. Lowering the seat limit evicts nobody; it only refuses additions. */
public final class UpdateOrganization {
    private final OrganizationWrites writes;

    public UpdateOrganization(OrganizationWrites writes) {
        this.writes = writes;
    }

    /** Answers {@link Organizations#UPDATE}. */
    public Future<Organization> apply(Organizations.Update request) {
        return writes.locked(
                request.organization(),
                (connection, seats) -> find(connection, request.organization()).compose(before -> {
                    if (!request.expectedVersion()
                            .map(v -> v == before.version())
                            .orElse(true)) {
                        throw new ContractFailure(
                                ErrorCode.VERSION_MISMATCH, "The organization was changed since it was read.");
                    }
                    return change(connection, request, before, changed(before, request.changes()));
                }));
    }

    private static Future<Organization> change(
            SqlConnection connection, Organizations.Update request, Organization before, Organization after) {
        JsonObject difference = difference(before, after);
        if (difference.isEmpty()) {
            return Future.succeededFuture(before);
        }
        Fact fact =
                new Fact(request.actor(), "organization.changed", before.id().toString(), difference);
        return connection
                .preparedQuery(OrganizationSql.UPDATE)
                .execute(Tuple.of(after.id().value(), after.name(), after.enabled(), after.jitEnabled())
                        .addString(after.contactUrl().orElse(null))
                        .addString(after.upgradeUrl().orElse(null))
                        .addString(after.launchUrl().orElse(null))
                        .addArrayOfString(after.returnUrls().toArray(String[]::new))
                        .addInteger(Math.toIntExact(after.sessionLifetime().toSeconds()))
                        .addBoolean(after.skipUnknownMembers()))
                .compose(done -> connection
                        .preparedQuery(OrganizationSql.SET_LIMIT)
                        .execute(Tuple.of(after.id().value()).addInteger(CreateOrganization.orNull(after.maxSeats()))))
                .compose(done -> Facts.record(connection, before.id(), fact))
                .compose(told -> find(connection, before.id()));
    }

    private static Future<Organization> find(SqlConnection connection, OrganizationId id) {
        return connection
                .preparedQuery(OrganizationSql.FIND)
                .execute(Tuple.of(id.value()))
                .map(OrganizationRows::only);
    }

    private static Organization changed(Organization before, Organizations.Changes changes) {
        return new Organization(
                before.id(),
                before.slug(),
                OrganizationRules.name(changes.name().orElse(before.name())),
                OrganizationRules.maxSeats(changes.maxSeats().orElse(before.maxSeats())),
                before.seatsUsed(),
                changes.enabled().orElse(before.enabled()),
                changes.jitEnabled().orElse(before.jitEnabled()),
                changes.skipUnknownMembers().orElse(before.skipUnknownMembers()),
                OrganizationRules.contactUrl(changes.contactUrl().orElse(before.contactUrl())),
                OrganizationRules.upgradeUrl(changes.upgradeUrl().orElse(before.upgradeUrl())),
                OrganizationRules.launchUrl(changes.launchUrl().orElse(before.launchUrl())),
                OrganizationRules.returnUrls(changes.returnUrls().orElse(before.returnUrls())),
                OrganizationRules.sessionLifetime(changes.sessionLifetime().orElse(before.sessionLifetime())),
                before.version(),
                before.createdAt());
    }

    /** The fields that are not the same, with what they hold now, as the API writes them. */
    private static JsonObject difference(Organization before, Organization after) {
        JsonObject old = written(before);
        JsonObject difference = new JsonObject();
        written(after).forEach(field -> {
            if (!Objects.equals(field.getValue(), old.getValue(field.getKey()))) {
                difference.put(field.getKey(), field.getValue());
            }
        });
        return difference;
    }

    private static JsonObject written(Organization organization) {
        return new JsonObject()
                .put("name", organization.name())
                .put("maxSeats", CreateOrganization.orNull(organization.maxSeats()))
                .put("enabled", organization.enabled())
                .put("jitEnabled", organization.jitEnabled())
                .put("skipUnknownMembers", organization.skipUnknownMembers())
                .put("contactUrl", organization.contactUrl().orElse(null))
                .put("upgradeUrl", organization.upgradeUrl().orElse(null))
                .put("launchUrl", organization.launchUrl().orElse(null))
                .put("returnUrls", new JsonArray(organization.returnUrls()))
                .put("sessionLifetimeSeconds", organization.sessionLifetime().toSeconds());
    }
}
