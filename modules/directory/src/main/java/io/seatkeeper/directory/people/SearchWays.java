package io.seatkeeper.directory.people;

import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses how a search is served, by counting, up to a bound, what each way would have to look at. */
final class SearchWays {
    private final Database database;

    SearchWays(Database database) {
        this.database = database;
    }

    /**
     * One way.
     *
     * @param page the statement that reads a page
     * @param stopped where that looks at some of the people only: the statement for the last of them; else null
     */
    record Way(String page, @Nullable String stopped, Total total) {}

    /** @param exact false: so many or more */
    record Total(long people, boolean exact) {}

    Future<Way> of(Wanted wanted) {
        Users.Search search = wanted.search();
        if (search.externalSsoId().isPresent()) {
            return counted(SearchSql.PAGE_BY_EXTERNAL_SSO_ID, SearchSql.COUNT_BY_EXTERNAL_SSO_ID, wanted.all());
        }
        if (search.email().isPresent()) {
            return counted(SearchSql.PAGE_BY_EMAIL, SearchSql.COUNT_BY_EMAIL, wanted.all());
        }
        if (search.text().isPresent()) {
            return byText(wanted);
        }
        if (wanted.team() == null) {
            return kind(wanted).map(total -> new Way(SearchSql.PAGE_OF_KIND, null, total));
        }
        return wanted.ofKind()
                ? narrowed(wanted, () -> inTeam(wanted))
                : counted(SearchSql.PAGE_OF_TEAM, SearchSql.MEMBERS, Tuple.of(wanted.organization(), wanted.team()));
    }

    private Future<Way> byText(Wanted wanted) {
        return one(SearchSql.MEASURE_TEXT, wanted.text()).compose(measured -> {
            long entries = measured.map(row -> row.getLong("entries")).orElse(0L);
            if (entries <= (wanted.team() == null ? SearchSql.COMMON : SearchSql.COMMON_IN_TEAM)) {
                return counted(SearchSql.PAGE_BY_TEXT, SearchSql.COUNT_BY_TEXT, wanted.textInTeam());
            }
            long matching = measured.map(row -> row.getLong("matching")).orElse(0L);
            return narrowed(wanted, () -> wanted.team() == null ? inTurn(matching) : inTeam(wanted));
        });
    }

    private static Future<Way> inTurn(long entries) {
        long people = (entries + SearchSql.ENTRIES_EACH - 1) / SearchSql.ENTRIES_EACH;
        Total total = new Total(Math.min(people, SearchSql.COUNTED), false);
        return Future.succeededFuture(new Way(SearchSql.PAGE_BY_COMMON_TEXT, SearchSql.STOPPED, total));
    }

    /** By kind, where that leaves few; else the other way. */
    private Future<Way> narrowed(Wanted wanted, Supplier<Future<Way>> otherwise) {
        if (!wanted.ofKind()) {
            return otherwise.get();
        }
        return number(SearchSql.COUNT_OF_KIND, wanted.kind())
                .compose(people -> people > SearchSql.FEW
                        ? otherwise.get()
                        : counted(SearchSql.PAGE_OF_FEW, SearchSql.COUNT_OF_FEW, wanted.all()));
    }

    private Future<Way> inTeam(Wanted wanted) {
        Future<Long> matching = number(SearchSql.COUNT_IN_TEAM, wanted.all());
        Future<Long> members = number(SearchSql.MEMBERS, Tuple.of(wanted.organization(), wanted.team()));
        return Future.all(matching, members)
                .map(both -> new Way(
                        SearchSql.PAGE_IN_TEAM,
                        SearchSql.STOPPED_IN_TEAM,
                        new Total(matching.result(), members.result() <= SearchSql.LOOKED_IN_TEAM)));
    }

    /** Of the two numbers that pages show most counters are kept. */
    private Future<Total> kind(Wanted wanted) {
        if (!wanted.ofKind()) {
            return number(SearchSql.EVERYBODY, Tuple.of(wanted.organization())).map(people -> new Total(people, true));
        }
        Users.Search search = wanted.search();
        if (search.status().equals(Optional.of(UserStatus.ACTIVE))
                && search.role().isEmpty()
                && search.source().isEmpty()) {
            return number(SearchSql.ACTIVE, Tuple.of(wanted.organization())).map(people -> new Total(people, true));
        }
        return number(SearchSql.COUNT_OF_KIND, wanted.kind())
                .map(people -> new Total(Math.min(people, SearchSql.COUNTED), people <= SearchSql.COUNTED));
    }

    private Future<Way> counted(String page, String count, Tuple parameters) {
        return number(count, parameters).map(people -> new Way(page, null, new Total(people, true)));
    }

    private Future<Long> number(String sql, Tuple parameters) {
        return one(sql, parameters)
                .map(row -> row.map(counted -> counted.getLong(0)).orElse(0L));
    }

    private Future<Optional<Row>> one(String sql, Tuple parameters) {
        return database.with(client -> client.preparedQuery(sql).execute(parameters))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }
}
