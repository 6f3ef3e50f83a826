package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.database.Cursor;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.ProfileRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Searches an organization's people, newest first, by the index that narrows most. What it looks at is bounded however many
 * they are: where a bound is met, the total is a least number, and a page may hold less than was asked for and still lead on.
 */
public final class SearchUsers {
    private final Database database;
    private final SearchWays ways;

    public SearchUsers(Database database) {
        this.database = database;
        this.ways = new SearchWays(database);
    }

    /** Answers {@link Users#SEARCH}. */
    public Future<Users.UserPage> apply(Users.Search search) {
        Optional<UUID> after = Cursor.id(search.page());
        if (search.team().isEmpty()) {
            return read(new Wanted(search, null), after.orElse(null));
        }
        return team(search.organization(), Wanted.written(search.team().get()))
                .compose(team -> team.isEmpty()
                        ? Future.succeededFuture(new Users.UserPage(new Page<>(List.of(), null, 0), true))
                        : read(new Wanted(search, team.get()), after.orElse(null)));
    }

    /** The team that is meant by its id or its name; a name that looks like an id is not found by it. */
    private Future<Optional<UUID>> team(OrganizationId organization, String reference) {
        try {
            return Future.succeededFuture(Optional.of(TeamId.of(reference).value()));
        } catch (ContractFailure noId) {
            return id(SearchSql.TEAM_BY_NAME, Tuple.of(organization.value(), reference));
        }
    }

    private Future<Users.UserPage> read(Wanted wanted, @Nullable UUID after) {
        return ways.of(wanted)
                .compose(way -> database.with(
                                client -> client.preparedQuery(way.page()).execute(wanted.page(after)))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(ProfileRows::user)
                                .toList())
                        .compose(found -> page(wanted, way, after, found)));
    }

    private Future<Users.UserPage> page(Wanted wanted, SearchWays.Way way, @Nullable UUID after, List<User> found) {
        Page.Request asked = wanted.search().page();
        Page<User> page = Cursor.page(found, asked, User::id, way.total().people());
        if (page.next() != null || way.stopped() == null) {
            return Future.succeededFuture(new Users.UserPage(page, way.total().exact()));
        }
        return id(way.stopped(), wanted.rest(after))
                .map(stopped -> new Users.UserPage(
                        new Page<>(page.items(), stopped.map(Cursor::of).orElse(null), page.total()),
                        way.total().exact()));
    }

    private Future<Optional<UUID>> id(String sql, Tuple parameters) {
        return database.with(client -> client.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .findFirst());
    }
}
