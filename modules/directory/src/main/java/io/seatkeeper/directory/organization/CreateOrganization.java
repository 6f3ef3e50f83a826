package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.directory.write.WriteFaults;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.Fact;
import io.seatkeeper.platform.published.Facts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes an organization with its slug and its counter row. */
public final class CreateOrganization {
    private final Database database;

    public CreateOrganization(Database database) {
        this.database = database;
    }

    /** Answers {@link Organizations#CREATE}. */
    public Future<Organization> apply(Organizations.Create request) {
        String slug = OrganizationRules.slug(request.slug());
        String name = OrganizationRules.name(request.name());
        OptionalInt maxSeats = OrganizationRules.maxSeats(request.maxSeats());
        OrganizationId id = new OrganizationId(Ids.next());
        Fact fact = new Fact(
                request.actor(),
                "organization.created",
                id.toString(),
                new JsonObject().put("slug", slug).put("name", name).put("maxSeats", orNull(maxSeats)));
        return database.transaction(connection -> insert(connection, id, slug, name, maxSeats)
                        .compose(made -> Facts.record(connection, id, fact))
                        .compose(told ->
                                connection.preparedQuery(OrganizationSql.FIND).execute(Tuple.of(id.value())))
                        .map(OrganizationRows::only))
                .recover(CreateOrganization::named);
    }

    /** The number for SQL and JSON. */
    static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    private static Future<Void> insert(
            SqlConnection connection, OrganizationId id, String slug, String name, OptionalInt maxSeats) {
        return connection
                .preparedQuery(OrganizationSql.CREATE)
                .execute(Tuple.of(id.value(), slug, name))
                .compose(done ->
                        connection.preparedQuery(OrganizationSql.CREATE_SLUG).execute(Tuple.of(slug, id.value())))
                .compose(done -> connection
                        .preparedQuery(OrganizationSql.CREATE_COUNTER)
                        .execute(Tuple.of(id.value()).addInteger(orNull(maxSeats))))
                .mapEmpty();
    }

    private static Future<Organization> named(Throwable fault) {
        return Future.failedFuture(
                "organization_slug_pkey".equals(WriteFaults.constraint(fault))
                        ? new ContractFailure(ErrorCode.SLUG_TAKEN, "Another organization has this slug.")
                        : fault);
    }
}
