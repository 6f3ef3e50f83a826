package io.seatkeeper.directory.query;

import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.team.TeamRows;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;

/** Lists teams. */
public final class SearchTeams {
    /** More members than this, of all teams of a page together, make the page end after its first team. */
    static final int MOST_MEMBERS = 200_000;

    private final Database database;
    private final Listing listing;

    public SearchTeams(Database database) {
        this.database = database;
        this.listing = new Listing(database);
    }

    /** Answers {@link Teams#SEARCH}. */
    public Future<Teams.Found> apply(Teams.Search search) {
        Asked asked = new Asked(
                ResourceType.GROUP,
                search.organization(),
                search.baseUrl(),
                search.filter(),
                Ordering.of(ResourceType.GROUP, search.order()),
                search.window(),
                false);
        return listing.read(asked).compose(found -> answer(asked, found, search.withMembers()));
    }

    private Future<Teams.Found> answer(Asked asked, Listing.Found found, boolean withMembers) {
        List<Team> all = found.rows().stream().map(TeamRows::team).toList();
        List<Team> teams = withMembers ? all.subList(0, bearable(all)) : all;
        boolean more = found.more() || teams.size() < all.size();
        boolean walks = more && asked.window() instanceof Window.Cursor;
        Row last = walks ? found.rows().get(teams.size() - 1) : null;
        String next = last == null ? null : Listing.next(asked, last, "team_id", found.total());
        return (withMembers
                        ? database.with(client -> TeamRows.withMembers(client, asked.organization(), teams))
                        : Future.succeededFuture(teams))
                .map(shown -> new Teams.Found(shown, found.total(), next));
    }

    /** How many teams of a page can be shown with their members; one at least. */
    private static int bearable(List<Team> teams) {
        long members = 0;
        for (int place = 0; place < teams.size(); place++) {
            members += teams.get(place).memberCount();
            if (members > MOST_MEMBERS && place > 0) {
                return place;
            }
        }
        return teams.size();
    }
}
