package io.seatkeeper.directory.query;

import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Puts the statements of a list together. Each reads ids in an order that an index has, or the few that indexes find for the
 * filter, and looks each resource up by its id; a join could be planned so that all are read before the first is shown.
 */
final class ListSql {
    /** How a list is read. */
    enum Way {
        /** The few that indexes find, sorted when they are found. */
        FOUND,
        /** One after the other. */
        WALKED
    }

    /** A statement and its parameters. */
    record Statement(String sql, Tuple parameters) {}

    /** No text is ordered by more of its characters. */
    private static final int LONGEST_KEY = 256;

    static final String BOUND = """
            SELECT set_config('statement_timeout', '4s', true), set_config('jit', 'off', true)""";

    /** Where the {@code $2}th person is: the place that holds them and how many come before it, found by way of its region. */
    private static final String PLACE = """
            WITH region AS MATERIALIZED (
                SELECT first_user_id, behind, before FROM (
                    SELECT first_user_id, sum(people) OVER up - people AS before,
                        lead(first_user_id, 1, 'ffffffff-ffff-ffff-ffff-ffffffffffff') OVER up AS behind
                    FROM user_region WHERE org_id = $1 WINDOW up AS (ORDER BY first_user_id)) region
                WHERE before <= $2 ORDER BY first_user_id DESC LIMIT 1),
            place AS MATERIALIZED (
                SELECT first_user_id, before FROM (
                    SELECT place.first_user_id,
                        region.before + sum(people) OVER (ORDER BY place.first_user_id) - people AS before
                    FROM region CROSS JOIN user_place place
                    WHERE org_id = $1 AND place.first_user_id >= region.first_user_id AND place.first_user_id < behind) place
                WHERE before <= $2 ORDER BY first_user_id DESC LIMIT 1)
            """;

    private static final String WALK_FROM_PLACE = """
            (SELECT user_id FROM user_account
            WHERE org_id = $1 AND user_id >= (SELECT first_user_id FROM place)
                AND coalesce(deleted_at, 'infinity') = 'infinity'
            ORDER BY user_id LIMIT $3 OFFSET (SELECT $2 - before FROM place)) walked""";

    private final Asked asked;
    private final ShapeSql shape;

    /** What indexes find of the filter; empty where they don't. */
    private final Optional<CandidateSql> candidates;

    /** The pieces of one statement, which share its parameters. */
    private record Pieces(Parameters parameters, AttributeSql attributes, String condition) {}

    /**
     * What the list is ordered by.
     *
     * @param sql text, or a moment
     * @param indexed whether an index of the walked table keeps this order
     */
    private record Key(String sql, boolean isMoment, boolean indexed) {
        /** Whether no two resources share it and each has it. */
        boolean unique() {
            return indexed && !isMoment;
        }
    }

    ListSql(Asked asked) {
        this.asked = asked;
        this.shape = ShapeSql.of(asked.type());
        this.candidates = asked.filter().flatMap(filter -> new IndexSql(asked.type()).candidates(filter));
    }

    /** Whether indexes find what fits the filter; empty where they don't, else whether it is a handful at most. */
    Optional<Boolean> findsFew() {
        return candidates.map(CandidateSql::few);
    }

    /** How many candidates there are, up to {@link CandidateSql#COMMON}. */
    Statement howCommon() {
        Parameters parameters = new Parameters(asked.organization());
        return new Statement(candidates.orElseThrow().howCommon(parameters), parameters.tuple());
    }

    /** How many there are in all, without a filter. */
    Statement countAll() {
        return new Statement(shape.countAll(), new Parameters(asked.organization()).tuple());
    }

    /** How many fit the filter. */
    Statement count(Way way) {
        Pieces pieces = pieces();
        String sql = switch (way) {
            case FOUND ->
                "SELECT count(*) FROM " + found(pieces) + " CROSS JOIN LATERAL " + shape.resource() + " WHERE ";
            case WALKED -> "SELECT count(*) FROM " + shape.all() + " WHERE " + shape.mine() + " AND ";
        };
        return new Statement(sql + pieces.condition(), pieces.parameters().tuple());
    }

    /** The page, and one resource more where there is one. Rows have a column {@code sort_key} where one is ordered by. */
    Statement page(Way way) {
        if (way == Way.WALKED
                && asked.filter().isEmpty()
                && asked.ordering().isNatural()
                && asked.skipped() > 0
                && shape.hasPlaces()) {
            return pageFromPlace();
        }
        Pieces pieces = pieces();
        String id = "walked." + shape.id();
        Optional<Key> key = asked.ordering().by().map(definition -> key(way, pieces, definition));
        StringBuilder sql = new StringBuilder("SELECT " + columns());
        key.ifPresent(by -> sql.append(", ")
                .append(by.isMoment() ? Expression.moment(by.sql()).comparable() : by.sql())
                .append(" AS sort_key"));
        sql.append(" FROM ").append(way == Way.FOUND ? found(pieces) : shape.walked());
        sql.append(" CROSS JOIN LATERAL ").append(shape.resource());
        sql.append(" WHERE ").append(pieces.condition());
        if (way == Way.WALKED) {
            sql.append(" AND walked.org_id = $1");
            key.filter(Key::indexed).ifPresent(by -> sql.append(" AND ").append(shape.demand()));
        }
        asked.cursor().ifPresent(cursor -> sql.append(" AND ").append(behind(pieces.parameters(), cursor, key, id)));
        sql.append(" ORDER BY ").append(order(key, id));
        sql.append(" LIMIT ").append(pieces.parameters().number(asked.window().count() + 1L));
        if (asked.skipped() > 0) {
            sql.append(" OFFSET ").append(pieces.parameters().number(asked.skipped()));
        }
        return new Statement(sql.toString(), pieces.parameters().tuple());
    }

    private Statement pageFromPlace() {
        Parameters parameters = new Parameters(asked.organization());
        parameters.number(asked.skipped());
        parameters.number(asked.window().count() + 1L);
        return new Statement(
                PLACE + "SELECT " + columns() + " FROM " + WALK_FROM_PLACE + " CROSS JOIN LATERAL " + shape.resource()
                        + " ORDER BY walked.user_id",
                parameters.tuple());
    }

    private Pieces pieces() {
        Parameters parameters = new Parameters(asked.organization());
        AttributeSql attributes = new AttributeSql(asked.type(), asked.baseUrl(), parameters);
        String condition = asked.filter()
                .map(filter -> new FilterSql(attributes, parameters).condition(filter))
                .orElse("true");
        return new Pieces(parameters, attributes, condition);
    }

    private String columns() {
        return shape.columns() + (asked.withGroups() ? shape.groups() : "");
    }

    private String found(Pieces pieces) {
        return "(SELECT id AS " + shape.id() + " FROM ("
                + candidates.orElseThrow().sql(pieces.parameters()) + ") candidate OFFSET 0) walked";
    }

    /** The column of the index that keeps the order, where there is one, else the value itself. */
    private Key key(Way way, Pieces pieces, Definition definition) {
        return shape.indexed(definition.path().toString())
                .filter(column -> way == Way.WALKED)
                .map(column -> new Key(column.sql(), column.kind() == Expression.Kind.MOMENT, true))
                .orElseGet(() -> new Key(
                        "left(" + Ordering.key(pieces.attributes(), definition).comparable() + ", " + LONGEST_KEY + ")",
                        false,
                        false));
    }

    private String order(Optional<Key> key, String id) {
        boolean descending = asked.ordering().descending();
        if (key.isEmpty()) {
            return id + (descending ? " DESC" : "");
        }
        Key by = key.get();
        if (by.unique()) {
            return by.sql() + (descending ? " DESC" : "");
        }
        return by.sql() + (descending ? " DESC" : "") + ", " + id;
    }

    /** Behind the cursor's resource. A parameter is added only where it is used, as PostgreSQL wants it. */
    private String behind(Parameters parameters, ListCursor cursor, Optional<Key> key, String id) {
        boolean descending = asked.ordering().descending();
        if (key.isEmpty()) {
            return id + (descending ? " < " : " > ") + parameters.uuid(cursor.id());
        }
        Key by = key.get();
        if (cursor.key().isEmpty()) {
            String after = "(" + by.sql() + " IS NULL AND " + id + " > " + parameters.uuid(cursor.id()) + ")";
            return descending ? "(" + after + " OR " + by.sql() + " IS NOT NULL)" : after;
        }
        String last = by.isMoment()
                ? parameters.moment(FilterSql.instant(cursor.key().get()))
                : parameters.text(cursor.key().get());
        String further = by.sql() + (descending ? " < " : " > ") + last;
        if (by.unique()) {
            return further;
        }
        String after = id + " > " + parameters.uuid(cursor.id());
        if (by.isMoment()) {
            return by.sql() + (descending ? " <= " : " >= ") + last + " AND (" + further + " OR " + after + ")";
        }
        return "(" + further + " OR (" + by.sql() + " = " + last + " AND " + after + ")"
                + (descending ? ")" : " OR " + by.sql() + " IS NULL)");
    }
}
