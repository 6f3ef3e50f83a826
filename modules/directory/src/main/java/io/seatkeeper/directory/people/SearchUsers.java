package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
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

/** Searches an organization's people, newest first, by the index that narrows most. */
public final class SearchUsers {
    /** From this many on a text is a common beginning. */
    private static final int COMMON = 5_000;

    private final Database database;

    /** How a search is served: the statements of a way in and what that way looks for. */
    private record Way(String page, String count, @Nullable String key) {}

    public SearchUsers(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#SEARCH}. */
    public Future<Users.UserPage> apply(Users.Search search) {
        Page.Request page = search.page();
        Optional<UUID> after = Cursor.id(page);
        if (search.team().isEmpty()) {
            return read(search, null, after, page);
        }
        return team(search.organization(), written(search.team().get()))
                .compose(team -> team.isEmpty()
                        ? Future.succeededFuture(new Users.UserPage(new Page<>(List.of(), null, 0)))
                        : read(search, team.get(), after, page));
    }

    private Future<Users.UserPage> read(
            Users.Search search, @Nullable UUID team, Optional<UUID> after, Page.Request page) {
        return search.text()
                .map(text -> wayByText(search.organization(), written(text)))
                .orElseGet(() -> Future.succeededFuture(wayWithoutText(search)))
                .compose(way -> read(
                        way,
                        parameters(search, way, team)
                                .addUUID(after.orElse(null))
                                .addInteger(page.limit() + 1),
                        parameters(search, way, team),
                        page));
    }

    /** The team that is meant by its id or its name; a name that looks like an id is not found by it. */
    private Future<Optional<UUID>> team(OrganizationId organization, String reference) {
        try {
            return Future.succeededFuture(Optional.of(TeamId.of(reference).value()));
        } catch (ContractFailure noId) {
            return database.with(client -> client.preparedQuery(SearchSql.TEAM_BY_NAME)
                            .execute(Tuple.of(organization.value(), reference)))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getUUID(0))
                            .findFirst());
        }
    }

    private Future<Users.UserPage> read(Way way, Tuple ofPage, Tuple ofCount, Page.Request page) {
        Future<List<User>> found = database.with(
                        client -> client.preparedQuery(way.page()).execute(ofPage))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ProfileRows::user)
                        .toList());
        Future<Long> total = database.with(
                        client -> client.preparedQuery(way.count()).execute(ofCount))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
        return Future.all(found, total)
                .map(both -> new Users.UserPage(Cursor.page(found.result(), page, User::id, total.result())));
    }

    private Future<Way> wayByText(OrganizationId organization, String text) {
        return database.with(client -> client.preparedQuery(SearchSql.HOW_COMMON)
                        .execute(Tuple.of(organization.value(), text, COMMON)))
                .map(rows -> rows.iterator().next().getLong(0) < COMMON
                        ? new Way(SearchSql.PAGE_BY_TEXT, SearchSql.COUNT_BY_TEXT, text)
                        : new Way(SearchSql.PAGE_BY_COMMON_TEXT, SearchSql.COUNT_BY_COMMON_TEXT, text));
    }

    private static Way wayWithoutText(Users.Search search) {
        if (search.externalSsoId().isPresent()) {
            return new Way(
                    SearchSql.PAGE_BY_EXTERNAL_SSO_ID,
                    SearchSql.COUNT_BY_EXTERNAL_SSO_ID,
                    written(search.externalSsoId().get()));
        }
        if (search.email().isPresent()) {
            return new Way(
                    SearchSql.PAGE_BY_EMAIL,
                    SearchSql.COUNT_BY_EMAIL,
                    written(search.email().get()));
        }
        boolean plain = search.role().isEmpty()
                && search.status().isEmpty()
                && search.source().isEmpty();
        if (search.team().isPresent()) {
            return new Way(
                    SearchSql.PAGE_OF_TEAM, plain ? SearchSql.COUNT_OF_ALL_IN_TEAM : SearchSql.COUNT_OF_TEAM, null);
        }
        if (search.role().equals(Optional.of(Role.ORG_ADMIN))) {
            return new Way(SearchSql.PAGE_OF_ORG_ADMINS, SearchSql.COUNT_OF_ORG_ADMINS, null);
        }
        if (search.status().filter(status -> status != UserStatus.ACTIVE).isPresent()) {
            return new Way(SearchSql.PAGE_OF_INACTIVE, SearchSql.COUNT_OF_INACTIVE, null);
        }
        return new Way(
                SearchSql.PAGE_OF_EVERYBODY, plain ? SearchSql.COUNT_OF_ALL : SearchSql.COUNT_OF_EVERYBODY, null);
    }

    private static Tuple parameters(Users.Search search, Way way, @Nullable UUID team) {
        return Tuple.of(search.organization().value())
                .addString(way.key())
                .addString(search.email().map(SearchUsers::written).orElse(null))
                .addString(search.externalSsoId().map(SearchUsers::written).orElse(null))
                .addString(search.role().map(Role::text).orElse(null))
                .addString(search.status().map(UserStatus::text).orElse(null))
                .addString(search.source().map(Source::text).orElse(null))
                .addUUID(team);
    }

    /** PostgreSQL takes no NUL; nothing that is stored holds one. */
    private static String written(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
