package io.seatkeeper.directory.invitation;

import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Page;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** An organization's invitations, newest first. */
public final class ListInvitations {
    private final Database database;

    public ListInvitations(Database database) {
        this.database = database;
    }

    /** Answers {@link Invitations#LIST}. */
    public Future<Invitations.InvitationPage> apply(Invitations.ListAll wanted) {
        Page.Request page = wanted.page();
        Tuple parameters = Tuple.of(wanted.organization().value())
                .addUUID(Cursor.id(page).orElse(null))
                .addInteger(page.limit() + 1);
        Future<List<Invitations.Invitation>> found = database.with(
                        client -> client.preparedQuery(InvitationSql.LIST).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(InvitationRows::invitation)
                        .toList());
        Future<Long> total = database.with(client -> client.preparedQuery(InvitationSql.COUNT)
                        .execute(Tuple.of(wanted.organization().value())))
                .map(rows -> rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both -> new Invitations.InvitationPage(
                        Cursor.page(found.result(), page, Invitations.Invitation::id, total.result())));
    }
}
