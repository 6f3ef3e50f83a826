package io.seatkeeper.directory.provision;

/** From a verified identity to an account. The statements of a batch take arrays, one element a sign-in. */
final class ProvisioningSql {
    /**
     * A returning sign-in in one statement and without the organization's lock: who it is and, where the account may sign
     * in and nothing is to change, the note of the visit ({@code visited_at}; null where the rules must look closer).
     */
    static final String RETURN = """
            WITH known AS (
                SELECT person.user_id,
                    person.active AND organization.enabled AND NOT way.renamed AND (person.managed_by_scim OR (
                        ($5::text IS NULL OR (NOT $6::boolean AND way.refused_email = $5)
                            OR (person.email_key = lower($5 COLLATE "pg_c_utf8") AND (person.email_proven OR NOT $6)))
                        AND ($7::text IS NULL OR person.display_name = $7)
                        AND ($8::text IS NULL OR person.given_name = $8)
                        AND ($9::text IS NULL OR person.family_name = $9))) IS TRUE AS unchanged
                FROM identity way
                JOIN user_account person ON person.org_id = way.org_id AND person.user_id = way.user_id
                JOIN organization ON organization.org_id = way.org_id
                WHERE way.org_id = $1 AND way.external_sso_id = $3 AND way.connection_id = $2
            ), visit AS (
                INSERT INTO last_sign_in (org_id, user_id, connection_id, external_sso_id, auth_method, at)
                SELECT $1, user_id, $2::uuid, $3::text, $4::text, now() FROM known WHERE unchanged
                ON CONFLICT (org_id, user_id) DO UPDATE SET connection_id = excluded.connection_id,
                    external_sso_id = excluded.external_sso_id, auth_method = excluded.auth_method, at = excluded.at
                RETURNING user_id, at
            )
            SELECT known.user_id IS NOT NULL AS is_known, visit.at AS visited_at,
                seats.seats_used >= seats.max_seats AS is_full, profile.*
            FROM organization_counter seats
            LEFT JOIN known ON true
            LEFT JOIN visit ON true
            LEFT JOIN account_profile profile ON profile.org_id = $1 AND profile.user_id = visit.user_id
            WHERE seats.org_id = $1""";

    /**
     * The organization with its seats and, beside it, every account that one of the sign-ins may mean, with how it was
     * found: by the identity, by what a push said, by the address, by the userName that a new account would get, or as a tombstone with the
     * address. One statement, so that seats and accounts are of the same moment also where no lock is held.
     */
    static final String LOOK = """
            WITH asked AS (
                SELECT connection_id, external_sso_id, lower(email COLLATE "pg_c_utf8") AS email_key, place
                FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY
                    AS asked (connection_id, external_sso_id, email, place)
            ), found AS (
                SELECT place, 'identity' AS found_by, way.user_id, way.refused_email
                FROM asked JOIN identity way ON way.org_id = $1 AND way.external_sso_id = asked.external_sso_id
                    AND way.connection_id = asked.connection_id
                UNION ALL
                SELECT place, 'push', person.user_id, NULL
                FROM asked JOIN user_account person ON person.org_id = $1
                    AND person.external_id = asked.external_sso_id AND person.sso_connection_id = asked.connection_id
                    AND person.deleted_at IS NULL
                UNION ALL
                SELECT place, 'email', person.user_id, NULL
                FROM asked JOIN user_account person ON person.org_id = $1 AND person.email_key = asked.email_key
                    AND person.deleted_at IS NULL
                UNION ALL
                SELECT place, 'user_name', person.user_id, NULL
                FROM asked JOIN user_account person ON person.org_id = $1 AND person.user_name_key = asked.email_key
                    AND person.deleted_at IS NULL
                UNION ALL
                SELECT place, 'tombstone', person.user_id, NULL
                FROM asked JOIN user_account person ON person.org_id = $1 AND person.email_key = asked.email_key
                    AND person.deleted_at IS NOT NULL
            )
            SELECT organization.enabled, organization.jit_enabled, seats.max_seats, seats.seats_used, found.place,
                found.found_by, found.refused_email, person.user_id, person.active,
                person.deleted_at IS NOT NULL AS deleted, person.role, person.email, person.email_proven, person.display_name, person.given_name, person.family_name,
                person.managed_by_scim,
                CASE WHEN person.sso_connection_id = asked.connection_id THEN person.external_id END AS pushed_id_here,
                here.user_id IS NOT NULL AS has_identity_here, coalesce(here.renamed, false) AS renamed_here,
                EXISTS (SELECT FROM link_request request
                    WHERE request.org_id = $1 AND request.external_sso_id = asked.external_sso_id
                        AND request.connection_id = asked.connection_id
                        AND request.user_id = person.user_id) AS has_link_request
            FROM organization
            JOIN organization_counter seats ON seats.org_id = organization.org_id
            LEFT JOIN found ON true
            LEFT JOIN asked ON asked.place = found.place
            LEFT JOIN user_account person ON person.org_id = $1 AND person.user_id = found.user_id
            LEFT JOIN identity here ON here.org_id = $1 AND here.user_id = found.user_id
                AND here.connection_id = asked.connection_id
            WHERE organization.org_id = $1""";

    /** New accounts: a Learner each, in no team, with one identity and one visit. */
    static final String CREATE = """
            WITH person AS (
                SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                    $8::text[], $9::text[]) AS person (user_id, email, display_name, given_name, family_name,
                    connection_id, external_sso_id, auth_method)
            ), account AS (
                INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, display_name, given_name,
                    family_name, source)
                SELECT $1, user_id, email, email, true, display_name, given_name, family_name, 'jit' FROM person
            ), way AS (
                INSERT INTO identity (org_id, user_id, connection_id, external_sso_id, auth_method)
                SELECT $1, user_id, connection_id, external_sso_id, auth_method FROM person
            )
            INSERT INTO last_sign_in (org_id, user_id, connection_id, external_sso_id, auth_method, at)
            SELECT $1, user_id, connection_id, external_sso_id, auth_method, now() FROM person""";

    /** Identities that from now on open accounts which are there; what is there under such an id opened a deleted one. */
    static final String LINK = """
            INSERT INTO identity (org_id, user_id, connection_id, external_sso_id, auth_method)
            SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
            ON CONFLICT (org_id, external_sso_id, connection_id) DO UPDATE SET user_id = excluded.user_id,
                auth_method = excluded.auth_method, linked_at = now(), refused_email = NULL, renamed = false""";

    /** Identities that give way to those that follow them. */
    static final String UNLINK = """
            DELETE FROM identity way USING unnest($2::uuid[], $3::uuid[]) AS gone (user_id, connection_id)
            WHERE way.org_id = $1 AND way.user_id = gone.user_id AND way.connection_id = gone.connection_id""";

    /** Identities by which people still come after SCIM has renamed them: nothing is to take their place. */
    static final String CONFIRM = """
            UPDATE identity way SET renamed = false
            FROM unnest($2::uuid[], $3::uuid[]) AS used (user_id, connection_id)
            WHERE way.org_id = $1 AND way.user_id = used.user_id AND way.connection_id = used.connection_id""";

    static final String VISIT = """
            INSERT INTO last_sign_in (org_id, user_id, connection_id, external_sso_id, auth_method, at)
            SELECT $1, user_id, connection_id, external_sso_id, auth_method, now()
            FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
                AS visit (user_id, connection_id, external_sso_id, auth_method)
            ON CONFLICT (org_id, user_id) DO UPDATE SET connection_id = excluded.connection_id,
                external_sso_id = excluded.external_sso_id, auth_method = excluded.auth_method, at = excluded.at""";

    /** Names and address that follow the identity provider; null leaves a field. userName follows where it was the address. */
    static final String FOLLOW = """
            UPDATE user_account person SET
                user_name = CASE WHEN person.user_name_key = person.email_key
                    THEN coalesce(news.email, person.user_name) ELSE person.user_name END,
                email = coalesce(news.email, person.email),
                email_proven = person.email_proven OR news.email IS NOT NULL,
                display_name = coalesce(news.display_name, person.display_name),
                given_name = coalesce(news.given_name, person.given_name),
                family_name = coalesce(news.family_name, person.family_name),
                version = person.version + 1
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS news (user_id, email, display_name, given_name, family_name)
            WHERE person.org_id = $1 AND person.user_id = news.user_id""";

    static final String REMEMBER_REFUSED_EMAIL = """
            UPDATE identity way SET refused_email = refused.email
            FROM unnest($2::uuid[], $3::text[], $4::text[]) AS refused (connection_id, external_sso_id, email)
            WHERE way.org_id = $1 AND way.external_sso_id = refused.external_sso_id
                AND way.connection_id = refused.connection_id""";

    /**
     * Refused links to Org Admins that wait for another admin. One that leads to another account than before is another
     * request, so that nobody approves what they have not seen.
     */
    static final String REQUEST_LINK = """
            INSERT INTO link_request (org_id, link_request_id, user_id, connection_id, external_sso_id, auth_method,
                email, first_at, last_at)
            SELECT $1, request.*, now(), now()
            FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]) AS request
            ON CONFLICT ON CONSTRAINT link_request_one_per_identity
            DO UPDATE SET user_id = excluded.user_id, email = excluded.email, last_at = excluded.last_at,
                link_request_id = CASE WHEN link_request.user_id = excluded.user_id
                    THEN link_request.link_request_id ELSE excluded.link_request_id END,
                first_at = CASE WHEN link_request.user_id = excluded.user_id
                    THEN link_request.first_at ELSE excluded.first_at END""";

    private ProvisioningSql() {}
}
