package io.seatkeeper.directory.people;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.LinkRequestId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The refused links to Org Admins that wait for another admin, newest first. */
public final class ListLinkRequests {
    private final Database database;

    public ListLinkRequests(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#LINK_REQUESTS}. */
    public Future<Users.LinkRequestPage> apply(Users.ListLinkRequests request) {
        Page.Request page = request.page();
        Tuple parameters = Tuple.of(request.organization().value())
                .addUUID(Cursor.id(page).orElse(null))
                .addInteger(page.limit() + 1);
        Future<List<Users.LinkRequest>> found = database.with(
                        client -> client.preparedQuery(LinkSql.LIST_REQUESTS).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ListLinkRequests::request)
                        .toList());
        Future<Long> total = database.with(client -> client.preparedQuery(LinkSql.COUNT_REQUESTS)
                        .execute(Tuple.of(request.organization().value())))
                .map(rows -> rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both -> new Users.LinkRequestPage(
                        Cursor.page(found.result(), page, Users.LinkRequest::id, total.result())));
    }

    /** A row of {@code link_request}. */
    static Users.LinkRequest request(Row row) {
        return new Users.LinkRequest(
                new LinkRequestId(row.getUUID("link_request_id")),
                new UserId(row.getUUID("user_id")),
                new ConnectionId(row.getUUID("connection_id")),
                row.getString("external_sso_id"),
                AuthMethod.valueOf(row.getString("auth_method")),
                row.getString("email"),
                row.getOffsetDateTime("first_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant());
    }
}
