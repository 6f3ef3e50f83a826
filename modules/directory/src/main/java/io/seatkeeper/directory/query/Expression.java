package io.seatkeeper.directory.query;

/**
 * A piece of SQL that yields one value, or NULL where there is none.
 *
 * @param kind the type it yields
 * @param caseExact for text: whether case counts
 */
record Expression(String sql, Kind kind, boolean caseExact) {
    /** How values are compared. */
    enum Kind {
        TEXT,
        ID,
        FLAG,
        MOMENT
    }

    static Expression text(String sql, boolean caseExact) {
        return new Expression(sql, Kind.TEXT, caseExact);
    }

    static Expression id(String sql) {
        return new Expression(sql, Kind.ID, true);
    }

    static Expression flag(String sql) {
        return new Expression(sql, Kind.FLAG, true);
    }

    static Expression moment(String sql) {
        return new Expression(sql, Kind.MOMENT, true);
    }

    /** As text in the form in which it is compared and sorted, by code points. */
    String comparable() {
        return switch (kind) {
            case TEXT -> caseExact ? "(" + sql + " COLLATE \"C\")" : "lower(" + sql + " COLLATE \"pg_c_utf8\")";
            case ID, FLAG -> "(" + sql + "::text COLLATE \"C\")";
            case MOMENT -> "to_char(" + sql + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        };
    }
}
