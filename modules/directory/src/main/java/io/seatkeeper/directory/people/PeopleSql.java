package io.seatkeeper.directory.people;

/** Reading people and changing them. */
final class PeopleSql {
    static final String FIND = "SELECT * FROM account_profile WHERE org_id = $1 AND user_id = $2";

    static final String FIND_ALL = "SELECT * FROM account_profile WHERE org_id = $1 AND user_id = ANY ($2::uuid[])";

    /** The active people whom a connection's provider knows. */
    static final String COUNT_LINKED = """
            SELECT count(*) FROM identity
            JOIN user_account person ON person.org_id = identity.org_id AND person.user_id = identity.user_id
            WHERE identity.org_id = $1 AND identity.connection_id = $2 AND person.active""";

    static final String SEATS = "SELECT max_seats, seats_used FROM organization_counter WHERE org_id = $1";

    /** The last 90 days; one without a row is as the last one before it ended. */
    static final String SEAT_DAYS = """
            SELECT asked.day::date AS day, CASE WHEN known.day = asked.day THEN known.low ELSE known.used END AS low,
                CASE WHEN known.day = asked.day THEN known.high ELSE known.used END AS high, known.used, known.max_seats
            FROM generate_series((now() AT TIME ZONE 'UTC')::date - 89, (now() AT TIME ZONE 'UTC')::date, '1 day')
                AS asked (day)
            CROSS JOIN LATERAL (SELECT * FROM seat_day WHERE org_id = $1 AND seat_day.day <= asked.day
                ORDER BY seat_day.day DESC LIMIT 1) known
            ORDER BY asked.day""";

    /** Whoever loses a role must prove anew who they are, so a demotion raises the epoch. What SCIM had ended is settled. */
    static final String CHANGE_ROLE = """
            UPDATE user_account SET role = $3, former_role = NULL, version = version + 1,
                epoch = epoch + CASE WHEN $3 = 'learner' THEN 1 ELSE 0 END
            WHERE org_id = $1 AND user_id = $2""";

    static final String BLOCK = """
            UPDATE user_account SET blocked_at = now(), epoch = epoch + 1, version = version + 1
            WHERE org_id = $1 AND user_id = $2""";

    static final String UNBLOCK = """
            UPDATE user_account SET blocked_at = NULL, version = version + 1
            WHERE org_id = $1 AND user_id = $2""";

    static final String OTHER_ACTIVE_ADMINS = """
            SELECT count(*) FROM user_account
            WHERE org_id = $1 AND user_id <> $2 AND role = 'org_admin' AND active""";

    private PeopleSql() {}
}
