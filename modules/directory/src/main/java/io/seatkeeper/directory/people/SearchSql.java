package io.seatkeeper.directory.people;

/**
 * Finding people, newest first. Each way in has statements of its own, so that each is served by the index made for it,
 * whatever plan PostgreSQL keeps, and each looks at a bounded number of entries. All but the smallest take the same
 * parameters or the first of them: 1 organization, then conditions that are null where they don't matter: 2 role, 3 status
 * (null: all but the deleted), 4 source, 5 text, 6 a team's id, 7 address, 8 External SSO ID; and for a page 9 the id to go on
 * after, 10 how many.
 */
final class SearchSql {
    /** Up to here people are counted; behind it are "so many or more". */
    static final int COUNTED = 10_000;

    /** Names and addresses that a person has. */
    static final int ENTRIES_EACH = 4;

    /** A text is common when more entries than this begin with it. */
    static final int COMMON = ENTRIES_EACH * COUNTED;

    /** Within a team already from this many on. */
    static final int COMMON_IN_TEAM = 10_000;

    /** People of a kind are few up to here: then each of them is looked at. */
    static final int FEW = 2_000;

    /** So many people in a row are looked at for one page of a common text. */
    static final int LOOKED = 10_000;

    /** So many of a team, who are scattered. */
    static final int LOOKED_IN_TEAM = 2_000;

    /** chr(1114111) is the last character there is: what begins with a text sorts from it up to it and that character. */
    private static final String BEGINS = """
             >= lower($5 COLLATE "pg_c_utf8") AND %1$s < lower($5 COLLATE "pg_c_utf8") || chr(1114111)
            """;

    private static final String ENTRY = "SELECT user_id, role, status, source FROM user_account WHERE org_id = $1 AND ";

    /** Everything that begins with a text, read from the indexes alone: up to four times the same person. */
    private static final String NAMES = ENTRY + "deleted_at IS NULL AND email_key" + BEGINS.formatted("email_key")
            + " UNION ALL " + ENTRY + "deleted_at IS NOT NULL AND email_key" + BEGINS.formatted("email_key")
            + " UNION ALL " + ENTRY + "deleted_at IS NULL AND user_name_key" + BEGINS.formatted("user_name_key")
            + " UNION ALL " + ENTRY + "name_key" + BEGINS.formatted("name_key")
            + " UNION ALL " + ENTRY + "family_name_key" + BEGINS.formatted("family_name_key");

    /** The same and whose External SSO ID it is. */
    private static final String ENTRIES = NAMES + """
            UNION ALL SELECT way.user_id, role, status, source FROM identity way
            CROSS JOIN LATERAL (SELECT role, status, source FROM user_account
                WHERE org_id = $1 AND user_id = way.user_id OFFSET 0) person
            WHERE way.org_id = $1 AND way.external_sso_id = $5
            """;

    private static final String OF_KIND = """
            ($2::text IS NULL OR role = $2)
            AND (CASE WHEN $3::text IS NULL THEN status <> 'deleted' ELSE status = $3 END)
            AND ($4::text IS NULL OR source = $4)
            """;

    private static final String IN_TEAM = """
            AND ($6::uuid IS NULL OR EXISTS (SELECT FROM team_member member
                WHERE member.org_id = $1 AND member.team_id = $6 AND member.user_id = person.user_id))
            """;

    private static final String BY_NEITHER = "AND coalesce($7::text, $8::text) IS NULL ";

    private static final String ALL_BUT_TEAM = """
            ($5::text IS NULL OR starts_with(email_key, lower($5 COLLATE "pg_c_utf8"))
                OR starts_with(user_name_key, lower($5 COLLATE "pg_c_utf8"))
                OR starts_with(name_key, lower($5 COLLATE "pg_c_utf8"))
                OR starts_with(family_name_key, lower($5 COLLATE "pg_c_utf8"))
                OR person.user_id IN (SELECT user_id FROM identity WHERE org_id = $1 AND external_sso_id = $5))
            AND ($7::text IS NULL OR email_key = lower($7 COLLATE "pg_c_utf8"))
            AND ($8::text IS NULL OR EXISTS (SELECT FROM identity way
                WHERE way.org_id = $1 AND way.external_sso_id = $8 AND way.user_id = person.user_id))
            AND\s""" + OF_KIND;

    private static final String CONDITIONS = ALL_BUT_TEAM + IN_TEAM;

    /** The person of a row called {@code looked}, looked up by id: a join could be planned to read everybody first. */
    private static final String PERSON = """
            CROSS JOIN LATERAL (SELECT * FROM user_account WHERE org_id = $1 AND user_id = looked.user_id OFFSET 0) person
            """;

    private static final String AFTER = "user_id < coalesce($9::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') ";

    private static final String SHOWN = """
            )
            SELECT profile.* FROM page
            JOIN account_profile profile ON profile.org_id = $1 AND profile.user_id = page.user_id
            ORDER BY profile.user_id DESC""";

    private static final String BY_EXTERNAL_SSO_ID =
            "(SELECT DISTINCT user_id FROM identity WHERE org_id = $1 AND external_sso_id = $8) looked " + PERSON;

    private static final String BY_EMAIL = """
            (SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NULL
                    AND email_key = lower($7 COLLATE "pg_c_utf8")
                UNION SELECT user_id FROM user_account WHERE org_id = $1 AND deleted_at IS NOT NULL
                    AND email_key = lower($7 COLLATE "pg_c_utf8")) looked
            """ + PERSON;

    /** Every kind that is asked for. Whoever adds a word adds it here; SearchIT asks for each. */
    private static final String KINDS = """
            (SELECT * FROM (VALUES ('jit'), ('scim'), ('invitation'), ('import')) any_source (source)
                CROSS JOIN (VALUES ('active'), ('deactivated'), ('blocked'), ('deleted')) any_status (status)
                CROSS JOIN (VALUES ('learner'), ('org_admin')) any_role (role)
                WHERE\s""" + OF_KIND + """
            ) kind
            CROSS JOIN LATERAL (SELECT user_id FROM user_account WHERE org_id = $1 AND source = kind.source
                AND status = kind.status AND role = kind.role AND\s""";

    private static final String FEW_OF_KIND =
            "(SELECT found.user_id FROM " + KINDS + "true LIMIT " + (FEW + 1) + ") found) looked " + PERSON;

    private static final String PAGE_BEGIN = "WITH page AS (SELECT person.user_id FROM ";

    private static final String PAGE_END =
            "WHERE " + CONDITIONS + "AND person." + AFTER + "ORDER BY person.user_id DESC LIMIT $10" + SHOWN;

    private static final String EVERYBODY_IN_TURN =
            "FROM user_account WHERE org_id = $1 AND " + AFTER + "ORDER BY user_id DESC LIMIT " + LOOKED;

    private static final String TEAM_IN_TURN = "FROM team_member WHERE org_id = $1 AND team_id = $6 AND " + AFTER
            + "ORDER BY user_id DESC LIMIT " + LOOKED_IN_TEAM;

    static final String PAGE_BY_EXTERNAL_SSO_ID = PAGE_BEGIN + BY_EXTERNAL_SSO_ID + PAGE_END;
    static final String COUNT_BY_EXTERNAL_SSO_ID = "SELECT count(*) FROM " + BY_EXTERNAL_SSO_ID + "WHERE " + CONDITIONS;
    static final String PAGE_BY_EMAIL = PAGE_BEGIN + BY_EMAIL + PAGE_END;
    static final String COUNT_BY_EMAIL = "SELECT count(*) FROM " + BY_EMAIL + "WHERE " + CONDITIONS;

    /** How many entries begin with a text, up to one more than {@link #COMMON}, and how many of those are of the kind. */
    static final String MEASURE_TEXT = "SELECT count(*) AS entries, count(*) FILTER (WHERE " + OF_KIND
            + ") AS matching FROM (SELECT * FROM (" + NAMES + ") entry LIMIT " + (COMMON + 1) + ") person";

    /** Whoever begins with a text that is not common. */
    static final String COUNT_BY_TEXT = "SELECT count(*) FROM (SELECT DISTINCT user_id FROM (" + ENTRIES
            + ") entry WHERE " + OF_KIND + ") person WHERE true " + IN_TEAM;

    static final String PAGE_BY_TEXT = "WITH page AS (SELECT user_id FROM (SELECT DISTINCT user_id FROM (" + ENTRIES
            + ") entry WHERE " + OF_KIND + BY_NEITHER + "AND " + AFTER
            + "ORDER BY user_id DESC OFFSET 0) person WHERE true "
            + IN_TEAM + "ORDER BY user_id DESC LIMIT $10" + SHOWN;

    /** Of those who come next, whoever begins with a common text. */
    static final String PAGE_BY_COMMON_TEXT = PAGE_BEGIN + "(SELECT * " + EVERYBODY_IN_TURN + ") person WHERE "
            + CONDITIONS + "ORDER BY person.user_id DESC LIMIT $10" + SHOWN;

    /** The last person whom {@link #PAGE_BY_COMMON_TEXT} looks at; nobody when it reaches the end. 1 organization, 2 after. */
    static final String STOPPED = """
            SELECT user_id FROM user_account
            WHERE org_id = $1 AND user_id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            ORDER BY user_id DESC LIMIT 1 OFFSET\s""" + (LOOKED - 1);

    static final String PAGE_OF_KIND = PAGE_BEGIN + KINDS + AFTER + """
            ORDER BY user_id DESC LIMIT $10) person
            WHERE coalesce($5::text, $7::text, $8::text, $6::text) IS NULL
            ORDER BY person.user_id DESC LIMIT $10""" + SHOWN;

    /** How many there are of a kind, up to one more than {@link #COUNTED}. */
    static final String COUNT_OF_KIND = "SELECT count(*) FROM (SELECT FROM " + KINDS + "true LIMIT " + (COUNTED + 1)
            + ") person LIMIT " + (COUNTED + 1) + ") counted";

    /** Each of a kind that has few, whatever else is asked. */
    static final String PAGE_OF_FEW = PAGE_BEGIN + FEW_OF_KIND + PAGE_END;

    static final String COUNT_OF_FEW = "SELECT count(*) FROM " + FEW_OF_KIND + "WHERE " + CONDITIONS;

    static final String PAGE_OF_TEAM =
            "WITH page AS (SELECT user_id FROM team_member WHERE org_id = $1 AND team_id = $6"
                    + " AND coalesce($5::text, $7::text, $8::text, $2::text, $3::text, $4::text) IS NULL AND " + AFTER
                    + "ORDER BY user_id DESC LIMIT $10" + SHOWN;

    /** Of a team's members who come next, those who match. */
    static final String PAGE_IN_TEAM = PAGE_BEGIN + "(SELECT user_id " + TEAM_IN_TURN + ") looked " + PERSON + "WHERE "
            + ALL_BUT_TEAM + "ORDER BY looked.user_id DESC LIMIT $10" + SHOWN;

    /** As {@link #STOPPED}, of {@link #PAGE_IN_TEAM}. 1 organization, 2 after, 3 team. */
    static final String STOPPED_IN_TEAM = """
            SELECT user_id FROM team_member WHERE org_id = $1 AND team_id = $3
                AND user_id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            ORDER BY user_id DESC LIMIT 1 OFFSET\s""" + (LOOKED_IN_TEAM - 1);

    /** How many of a team match, of those who are looked at for one page. */
    static final String COUNT_IN_TEAM =
            "SELECT count(*) FROM (SELECT user_id FROM team_member WHERE org_id = $1 AND team_id = $6 ORDER BY user_id DESC LIMIT "
                    + LOOKED_IN_TEAM + ") looked " + PERSON + "WHERE " + ALL_BUT_TEAM;

    /** How many are in a team. */
    static final String MEMBERS = "SELECT member_count FROM team WHERE org_id = $1 AND team_id = $2";

    /** How many there are but for the deleted. */
    static final String EVERYBODY = "SELECT sum(people) FROM user_region WHERE org_id = $1";

    /** Whoever is active has a seat. */
    static final String ACTIVE = "SELECT seats_used FROM organization_counter WHERE org_id = $1";

    /** The team of a name. */
    static final String TEAM_BY_NAME = """
            SELECT team_id FROM team WHERE org_id = $1 AND display_name_key = lower($2 COLLATE "pg_c_utf8")""";

    private SearchSql() {}
}
