package io.seatkeeper.directory.query;

import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.push.PushedPeople;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;

/** Lists people as SCIM shows them. */
public final class SearchPushed {
    private final Listing listing;

    public SearchPushed(Database database) {
        this.listing = new Listing(database);
    }

    /** Answers {@link ScimUsers#SEARCH}. */
    public Future<ScimUsers.Found> apply(ScimUsers.Search search) {
        Asked asked = new Asked(
                ResourceType.USER,
                search.organization(),
                search.baseUrl(),
                search.filter(),
                Ordering.of(ResourceType.USER, search.order()),
                search.window(),
                search.withGroups());
        return listing.read(asked).map(found -> answer(asked, found));
    }

    private static ScimUsers.Found answer(Asked asked, Listing.Found found) {
        List<Row> rows = found.rows();
        List<ScimUser> users = rows.stream().map(PushedPeople::user).toList();
        boolean walks = found.more() && asked.window() instanceof Window.Cursor;
        return new ScimUsers.Found(
                users, found.total(), walks ? Listing.next(asked, rows.getLast(), "user_id", found.total()) : null);
    }
}
