package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.Domains;
import io.seatkeeper.contract.Domains.Domain;
import io.seatkeeper.contract.Page;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The domains that an organization claims, by name. */
public final class ListDomains {
    private final Database database;

    public ListDomains(Database database) {
        this.database = database;
    }

    /** Answers {@link Domains#LIST}. */
    public Future<Domains.DomainPage> apply(Domains.ListAll request) {
        Page.Request page = request.page();
        Tuple parameters = Tuple.of(request.organization().value())
                .addString(Cursor.key(page).orElse(null))
                .addInteger(page.limit() + 1);
        Future<List<Domain>> found = database.with(
                        client -> client.preparedQuery(DomainSql.LIST).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DomainRows::domain)
                        .toList());
        Future<Long> total = database.with(client -> client.preparedQuery(DomainSql.COUNT)
                        .execute(Tuple.of(request.organization().value())))
                .map(rows -> rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both -> new Domains.DomainPage(Cursor.page(found.result(), page, Domain::name, total.result())));
    }
}
