package io.seatkeeper.directory.push;

/** People as SCIM pushes them. The statements of a batch take arrays, one element a push. */
final class PushSql {
    /**
     * Every living account that one of the pushes may mean, with how it was found, beside how many Org Admins may sign in.
     * Addresses come apart from the pushes, each with the place of its push and whether the account is to have it. Each row is
     * looked up by a subquery of its own, written so that no index but the key's is as cheap (a range of one value, in the
     * index's order): a plan that was made while the table was small would else read the whole organization until the next
     * ANALYZE.
     */
    static final String LOOK = """
            WITH asked AS (
                SELECT user_id, lower(user_name COLLATE "pg_c_utf8") AS user_name_key, external_id, connection_id,
                    sso_id, attributes, place
                FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[]) WITH ORDINALITY
                    AS asked (user_id, user_name, external_id, connection_id, sso_id, attributes, place)
            ), address AS (
                SELECT place, lower(address COLLATE "pg_c_utf8") AS email_key, bool_or(own) AS own
                FROM unnest($8::bigint[], $9::text[], $10::boolean[]) AS address (place, address, own)
                GROUP BY 1, 2
            ), found AS (
                SELECT place, 'id' AS found_by, user_id FROM asked
                UNION ALL
                SELECT place, 'external_id', (SELECT person.user_id FROM user_account person
                    WHERE person.org_id = $1 AND person.deleted_at IS NULL
                        AND person.external_id >= asked.external_id AND person.external_id <= asked.external_id
                    ORDER BY person.external_id LIMIT 1)
                FROM asked
                UNION ALL
                SELECT place, 'user_name', (SELECT person.user_id FROM user_account person
                    WHERE person.org_id = $1 AND person.deleted_at IS NULL
                        AND person.user_name_key >= asked.user_name_key AND person.user_name_key <= asked.user_name_key
                    ORDER BY person.user_name_key LIMIT 1)
                FROM asked
                UNION ALL
                SELECT place, CASE WHEN own THEN 'email' ELSE 'address' END, (SELECT person.user_id
                    FROM user_account person WHERE person.org_id = $1 AND person.deleted_at IS NULL
                        AND person.email_key >= address.email_key AND person.email_key <= address.email_key
                    ORDER BY person.email_key LIMIT 1)
                FROM address
                UNION ALL
                SELECT place, 'identity', (SELECT way.user_id FROM identity way WHERE way.org_id = $1
                    AND way.external_sso_id = asked.sso_id AND way.connection_id = asked.connection_id)
                FROM asked
            )
            SELECT organization.active_admins, found.place, found.found_by, person.user_id, person.user_name,
                person.external_id, person.email, person.email_proven, person.display_name, person.given_name,
                person.family_name, person.role, person.deactivated_at IS NOT NULL AS deactivated,
                person.blocked_at IS NOT NULL AS blocked, person.managed_by_scim, person.sso_connection_id,
                (SELECT true FROM identity way WHERE way.org_id = $1 AND way.user_id = person.user_id
                    AND way.connection_id = asked.connection_id) IS TRUE AS identity_here,
                (SELECT pushed.attributes = asked.attributes::jsonb FROM pushed_profile pushed
                    WHERE pushed.org_id = $1 AND pushed.user_id = person.user_id) IS TRUE AS same_attributes,
                person.version
            FROM (SELECT count(*) AS active_admins FROM user_account
                WHERE org_id = $1 AND role = 'org_admin' AND active) organization
            LEFT JOIN found ON found.user_id IS NOT NULL
            LEFT JOIN asked ON asked.place = found.place
            LEFT JOIN LATERAL (SELECT * FROM user_account account
                WHERE account.org_id = $1 AND account.user_id = found.user_id OFFSET 0) person
                ON person.deleted_at IS NULL""";

    /** For which domains the clients' connections speak. */
    static final String VOICES = """
            SELECT connection_id, domains, domains_of_others FROM connection_voice
            WHERE org_id = $1 AND connection_id = ANY ($2::uuid[])""";

    /** Which of the pushed domains the organization has verified. */
    static final String VERIFIED = """
            SELECT name FROM domain WHERE org_id = $1 AND name = ANY ($2::text[]) AND verified_at IS NOT NULL""";

    /** What stays of a deleted person: the row, and the identities, so that a sign-in by them is recognized. */
    static final String BURY = """
            WITH gone AS (
                UPDATE user_account SET deleted_at = now(), role = 'learner', former_role = NULL, epoch = epoch + 1,
                    version = version + 1
                WHERE org_id = $1 AND user_id = ANY ($2::uuid[])
            ), requests AS (
                DELETE FROM link_request WHERE org_id = $1 AND user_id = ANY ($2::uuid[])
            ), addresses AS (
                DELETE FROM pushed_email WHERE org_id = $1 AND user_id = ANY ($2::uuid[])
            )
            DELETE FROM pushed_profile WHERE org_id = $1 AND user_id = ANY ($2::uuid[])""";

    /** New accounts: a Learner each, in no team. */
    static final String CREATE = """
            WITH person AS (
                SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[],
                    $8::text[], $9::text[], $10::uuid[], $11::boolean[], $12::text[]) AS person (user_id, user_name,
                    external_id, email, email_proven, display_name, given_name, family_name, sso_connection_id, active,
                    attributes)
            ), account AS (
                INSERT INTO user_account (org_id, user_id, user_name, external_id, email, email_proven, display_name,
                    given_name, family_name, sso_connection_id, deactivated_at, source, managed_by_scim)
                SELECT $1, user_id, user_name, external_id, email, email_proven, display_name, given_name, family_name,
                    sso_connection_id, CASE WHEN NOT active THEN now() END, 'scim', true
                FROM person
            )
            INSERT INTO pushed_profile (org_id, user_id, attributes)
            SELECT $1, user_id, attributes::jsonb FROM person""";

    /**
     * New content for accounts that are there. A deactivation ends what was given to the person before. The ids are named
     * beside the join, which else may be planned to read the whole organization.
     */
    static final String CHANGE = """
            WITH news AS (
                SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[],
                    $8::text[], $9::text[], $10::uuid[], $11::boolean[], $12::text[], $13::boolean[], $14::uuid[])
                    AS news (user_id, user_name, external_id, email, email_proven, display_name, given_name,
                    family_name, sso_connection_id, active, attributes, ends_role, renaming_connection)
            ), account AS (
                UPDATE user_account person SET user_name = news.user_name, external_id = news.external_id,
                    email = news.email, email_proven = news.email_proven, display_name = news.display_name,
                    given_name = news.given_name, family_name = news.family_name,
                    sso_connection_id = news.sso_connection_id, managed_by_scim = true,
                    deactivated_at = CASE WHEN NOT news.active THEN coalesce(person.deactivated_at, now()) END,
                    role = CASE WHEN news.ends_role THEN 'learner' ELSE person.role END,
                    former_role = CASE WHEN news.ends_role THEN person.role ELSE person.former_role END,
                    epoch = person.epoch + CASE WHEN news.active OR person.deactivated_at IS NOT NULL THEN 0 ELSE 1 END,
                    version = person.version + 1
                FROM news WHERE person.org_id = $1 AND person.user_id = ANY ($2::uuid[])
                    AND person.user_id = news.user_id
            ), renamed AS (
                UPDATE identity way SET renamed = true
                FROM news WHERE way.org_id = $1 AND way.user_id = ANY ($2::uuid[]) AND way.user_id = news.user_id
                    AND way.connection_id = news.renaming_connection
            )
            INSERT INTO pushed_profile (org_id, user_id, attributes)
            SELECT $1, user_id, attributes::jsonb FROM news
            ON CONFLICT (org_id, user_id) DO UPDATE SET attributes = excluded.attributes""";

    /** Addresses of before by which people are not found any more; $3 and $4 are those that stay. */
    static final String FORGET_ADDRESSES = """
            DELETE FROM pushed_email kept WHERE kept.org_id = $1 AND kept.user_id = ANY ($2::uuid[])
                AND (kept.user_id, kept.email_key) NOT IN (SELECT user_id, lower(address COLLATE "pg_c_utf8")
                    FROM unnest($3::uuid[], $4::text[]) AS person (user_id, address))""";

    /** The addresses that people are found by. */
    static final String ADDRESSES = """
            INSERT INTO pushed_email (org_id, user_id, email_key)
            SELECT DISTINCT $1::uuid, user_id, lower(address COLLATE "pg_c_utf8")
            FROM unnest($2::uuid[], $3::text[]) AS person (user_id, address)
            ON CONFLICT DO NOTHING""";

    /** A person as SCIM shows them; the teams, the one joined first first, where they are asked for ($3). */
    private static final String SHOWN = """
            SELECT person.org_id, person.user_id, created, last_modified, version, user_name, external_id, scim_active,
                email, display_name, given_name, family_name, attributes::text AS attributes,
                ARRAY(SELECT member.team_id FROM team_member member
                    WHERE $3 AND member.org_id = person.org_id AND member.user_id = person.user_id
                    ORDER BY member.joined) AS group_ids,
                ARRAY(SELECT team.display_name
                    FROM team_member member JOIN team ON team.org_id = member.org_id AND team.team_id = member.team_id
                    WHERE $3 AND member.org_id = person.org_id AND member.user_id = person.user_id
                    ORDER BY member.joined) AS group_names
            """;

    /** Several people, by their ids. */
    static final String FIND = SHOWN + """
            FROM unnest($2::uuid[]) AS asked (user_id)
            CROSS JOIN LATERAL (SELECT * FROM scim_user
                WHERE scim_user.org_id = $1 AND scim_user.user_id = asked.user_id OFFSET 0) person""";

    /** One person. PostgreSQL keeps the plan, while it plans {@link #FIND} anew each time for the length of the list. */
    static final String FIND_ONE = SHOWN + "FROM scim_user person WHERE person.org_id = $1 AND person.user_id = $2";

    private PushSql() {}
}
