package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Organizations.OrganizationPage;
import io.seatkeeper.contract.Page;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists every organization by slug, for the operator. */
public final class ListOrganizations {
    private final Database database;

    public ListOrganizations(Database database) {
        this.database = database;
    }

    /** Answers {@link Organizations#LIST}. */
    public Future<OrganizationPage> apply(Organizations.ListAll request) {
        Page.Request page = request.page();
        Tuple parameters =
                Tuple.tuple().addString(Cursor.key(page).orElse(null)).addInteger(page.limit() + 1);
        Future<List<Organization>> found = database.with(
                        client -> client.preparedQuery(OrganizationSql.LIST).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ProfileRows::organization)
                        .toList());
        Future<Long> total = database.with(
                        client -> client.preparedQuery(OrganizationSql.COUNT).execute())
                .map(rows -> rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both ->
                        new OrganizationPage(Cursor.page(found.result(), page, Organization::slug, total.result())));
    }
}
