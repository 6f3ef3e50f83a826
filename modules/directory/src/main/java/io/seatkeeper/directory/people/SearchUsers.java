package io.seatkeeper.directory.people;

import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.Cursor;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Searches an organization's people, newest first, by the index that narrows most. */
public final class SearchUsers {
    private final Database database;

    /** How a search is served: the statements of a way in and what that way looks for. */
    private record Way(String page, String count, @Nullable String key) {
        static Way of(Users.Search search) {
            if (search.text().isPresent()) {
                return new Way(SearchSql.PAGE_BY_TEXT, SearchSql.COUNT_BY_TEXT, written(search.text()));
            }
            if (search.externalSsoId().isPresent()) {
                return new Way(
                        SearchSql.PAGE_BY_EXTERNAL_SSO_ID,
                        SearchSql.COUNT_BY_EXTERNAL_SSO_ID,
                        written(search.externalSsoId()));
            }
            if (search.email().isPresent()) {
                return new Way(SearchSql.PAGE_BY_EMAIL, SearchSql.COUNT_BY_EMAIL, written(search.email()));
            }
            if (search.role().equals(Optional.of(Role.ORG_ADMIN))) {
                return new Way(SearchSql.PAGE_OF_ORG_ADMINS, SearchSql.COUNT_OF_ORG_ADMINS, null);
            }
            if (search.status().filter(status -> status != UserStatus.ACTIVE).isPresent()) {
                return new Way(SearchSql.PAGE_OF_INACTIVE, SearchSql.COUNT_OF_INACTIVE, null);
            }
            return new Way(SearchSql.PAGE_OF_EVERYBODY, SearchSql.COUNT_OF_EVERYBODY, null);
        }
    }

    public SearchUsers(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#SEARCH}. */
    public Future<Users.UserPage> apply(Users.Search search) {
        Page.Request page = search.page();
        if (search.team().isPresent()) {
            // Nobody is in a team before teams come with SCIM.
            return Future.succeededFuture(new Users.UserPage(new Page<>(List.of(), null, 0)));
        }
        Way way = Way.of(search);
        Tuple ofPage =
                parameters(search, way).addUUID(Cursor.id(page).orElse(null)).addInteger(page.limit() + 1);
        Future<List<User>> found = database.with(
                        client -> client.preparedQuery(way.page()).execute(ofPage))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Profiles::user)
                        .toList());
        Future<Long> total = database.with(
                        client -> client.preparedQuery(way.count()).execute(parameters(search, way)))
                .map(rows -> rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both -> new Users.UserPage(Cursor.page(found.result(), page, User::id, total.result())));
    }

    private static Tuple parameters(Users.Search search, Way way) {
        return Tuple.of(search.organization().value())
                .addString(way.key())
                .addString(written(search.email()))
                .addString(written(search.externalSsoId()))
                .addString(search.role().map(Role::text).orElse(null))
                .addString(search.status().map(UserStatus::text).orElse(null))
                .addString(search.source().map(Source::text).orElse(null));
    }

    /** PostgreSQL takes no NUL; nothing that is stored holds one. */
    private static @Nullable String written(Optional<String> text) {
        return text.map(some -> some.replace('\0', '\uFFFD')).orElse(null);
    }
}
