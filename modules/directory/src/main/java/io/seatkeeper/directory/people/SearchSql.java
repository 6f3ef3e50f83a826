package io.seatkeeper.directory.people;

/**
 * Finding people. Each way in has a statement of its own, so that each is served by the index made for it, whatever plan
 * PostgreSQL keeps; all take the same parameters: 1 organization, 2 what the way in looks for, then conditions that are null
 * where they don't matter: 3 address, 4 External SSO ID, 5 role, 6 status (null: all but the deleted), 7 source, 8 a
 * team's id; and for a page 9 the id to go on after, 10 how many.
 */
final class SearchSql {
    private static final String PEOPLE = " FROM user_account person WHERE person.org_id = $1 AND ";

    /** chr(1114111) is the last character there is: what begins with a text sorts from it up to it and that character. */
    private static final String BY_TEXT = """
            user_id IN (
                SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NULL
                    AND email_key >= lower($2 COLLATE "pg_c_utf8")
                    AND email_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NOT NULL
                    AND email_key >= lower($2 COLLATE "pg_c_utf8")
                    AND email_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NULL
                    AND user_name_key >= lower($2 COLLATE "pg_c_utf8")
                    AND user_name_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION SELECT user_id FROM user_account WHERE org_id = $1
                    AND name_key >= lower($2 COLLATE "pg_c_utf8")
                    AND name_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION SELECT user_id FROM user_account WHERE org_id = $1
                    AND family_name_key >= lower($2 COLLATE "pg_c_utf8")
                    AND family_name_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION SELECT user_id FROM identity WHERE org_id = $1 AND external_sso_id = $2)
            """;

    /** For a text with which so many begin that looking at one after the other is quicker; starts_with uses no index. */
    private static final String BY_COMMON_TEXT = """
            (starts_with(email_key, lower($2 COLLATE "pg_c_utf8")) OR starts_with(user_name_key, lower($2 COLLATE "pg_c_utf8"))
                OR starts_with(name_key, lower($2 COLLATE "pg_c_utf8"))
                OR starts_with(family_name_key, lower($2 COLLATE "pg_c_utf8"))
                OR user_id IN (SELECT user_id FROM identity WHERE org_id = $1 AND external_sso_id = $2))
            """;

    private static final String BY_EMAIL = """
            user_id IN (
                SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NULL
                    AND email_key = lower($2 COLLATE "pg_c_utf8")
                UNION SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NOT NULL
                    AND email_key = lower($2 COLLATE "pg_c_utf8"))
            """;

    private static final String BY_EXTERNAL_SSO_ID = """
            user_id IN (SELECT user_id FROM identity WHERE org_id = $1 AND external_sso_id = $2)
            """;

    /** How many there are up to a bound, counting twice who begins with it twice: enough to choose how to search. */
    static final String HOW_COMMON = """
            SELECT count(*) FROM (
                SELECT FROM user_account WHERE org_id = $1 AND deleted_at IS NULL
                    AND email_key >= lower($2 COLLATE "pg_c_utf8")
                    AND email_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION ALL SELECT FROM user_account WHERE org_id = $1 AND deleted_at IS NULL
                    AND user_name_key >= lower($2 COLLATE "pg_c_utf8")
                    AND user_name_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION ALL SELECT FROM user_account WHERE org_id = $1
                    AND name_key >= lower($2 COLLATE "pg_c_utf8")
                    AND name_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                UNION ALL SELECT FROM user_account WHERE org_id = $1
                    AND family_name_key >= lower($2 COLLATE "pg_c_utf8")
                    AND family_name_key < lower($2 COLLATE "pg_c_utf8") || chr(1114111)
                LIMIT $3) found""";

    private static final String ORG_ADMINS = "$2::text IS NULL AND role = 'org_admin' ";

    private static final String INACTIVE = "$2::text IS NULL AND NOT active ";

    private static final String EVERYBODY = "$2::text IS NULL ";

    /** Members in the order of their ids, each looked up by it: a join could be planned to read everybody first. */
    private static final String OF_TEAM = """
             FROM team_member joined
            CROSS JOIN LATERAL (SELECT * FROM user_account WHERE org_id = $1 AND user_id = joined.user_id OFFSET 0) person
            WHERE joined.org_id = $1 AND joined.team_id = $8 AND $2::text IS NULL
            """;

    private static final String CONDITIONS = """
            AND ($3::text IS NULL OR email_key = lower($3 COLLATE "pg_c_utf8"))
            AND ($4::text IS NULL OR EXISTS (SELECT FROM identity way
                WHERE way.org_id = $1 AND way.external_sso_id = $4 AND way.user_id = person.user_id))
            AND ($5::text IS NULL OR role = $5)
            AND (CASE WHEN $6::text IS NULL THEN deleted_at IS NULL ELSE status = $6 END)
            AND ($7::text IS NULL OR source = $7)
            AND ($8::uuid IS NULL OR EXISTS (SELECT FROM team_member member
                WHERE member.org_id = $1 AND member.team_id = $8 AND member.user_id = person.user_id))
            """;

    private static final String SHOWN = """
            SELECT profile.* FROM page
            JOIN account_profile profile ON profile.org_id = $1 AND profile.user_id = page.user_id
            ORDER BY profile.user_id DESC""";

    private static final String PAGE_BEGIN = "WITH page AS (SELECT user_id" + PEOPLE;

    private static final String PAGE_END = CONDITIONS + """
            AND user_id < coalesce($9::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            ORDER BY user_id DESC LIMIT $10)
            """ + SHOWN;

    private static final String COUNT = "SELECT count(*)" + PEOPLE;

    static final String PAGE_BY_TEXT = PAGE_BEGIN + BY_TEXT + PAGE_END;
    static final String PAGE_BY_COMMON_TEXT = PAGE_BEGIN + BY_COMMON_TEXT + PAGE_END;
    static final String PAGE_BY_EMAIL = PAGE_BEGIN + BY_EMAIL + PAGE_END;
    static final String PAGE_BY_EXTERNAL_SSO_ID = PAGE_BEGIN + BY_EXTERNAL_SSO_ID + PAGE_END;
    static final String PAGE_OF_ORG_ADMINS = PAGE_BEGIN + ORG_ADMINS + PAGE_END;
    static final String PAGE_OF_INACTIVE = PAGE_BEGIN + INACTIVE + PAGE_END;
    static final String PAGE_OF_TEAM = "WITH page AS (SELECT joined.user_id" + OF_TEAM + CONDITIONS + """
            AND joined.user_id < coalesce($9::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            ORDER BY joined.user_id DESC LIMIT $10)
            """ + SHOWN;
    static final String PAGE_OF_EVERYBODY = PAGE_BEGIN + EVERYBODY + PAGE_END;

    static final String COUNT_BY_TEXT = COUNT + BY_TEXT + CONDITIONS;
    static final String COUNT_BY_COMMON_TEXT = COUNT + BY_COMMON_TEXT + CONDITIONS;
    static final String COUNT_BY_EMAIL = COUNT + BY_EMAIL + CONDITIONS;
    static final String COUNT_BY_EXTERNAL_SSO_ID = COUNT + BY_EXTERNAL_SSO_ID + CONDITIONS;
    static final String COUNT_OF_ORG_ADMINS = COUNT + ORG_ADMINS + CONDITIONS;
    static final String COUNT_OF_INACTIVE = COUNT + INACTIVE + CONDITIONS;
    static final String COUNT_OF_TEAM = "SELECT count(*)" + OF_TEAM + CONDITIONS;
    static final String COUNT_OF_EVERYBODY = COUNT + EVERYBODY + CONDITIONS;

    /** Without any other condition a team knows how many are in it. */
    static final String COUNT_OF_ALL_IN_TEAM = """
            SELECT member_count FROM team
            WHERE org_id = $1 AND team_id = $8
                AND coalesce($2::text, $3::text, $4::text, $5::text, $6::text, $7::text) IS NULL""";

    /** The team of a name. */
    static final String TEAM_BY_NAME = """
            SELECT team_id FROM team WHERE org_id = $1 AND display_name_key = lower($2 COLLATE "pg_c_utf8")""";

    /** Without any condition nobody needs to be counted but those who take no seat. */
    static final String COUNT_OF_ALL = """
            SELECT seats_used + (SELECT count(*) FROM user_account WHERE org_id = $1 AND NOT active AND deleted_at IS NULL)
            FROM organization_counter
            WHERE org_id = $1 AND coalesce($2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text) IS NULL""";

    private SearchSql() {}
}
