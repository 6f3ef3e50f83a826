package io.seatkeeper.jit.session;

/** Statements on sessions. */
final class SessionSql {
    /** What makes a session count: its person, connection and organization as they are just now. */
    private static final String IN_FORCE = """
            FROM session
            JOIN account_profile person ON person.org_id = session.org_id AND person.user_id = session.user_id
            JOIN connection ON connection.org_id = session.org_id AND connection.connection_id = session.connection_id
            JOIN organization_profile home ON home.org_id = session.org_id
            WHERE session.org_id = $1 AND session.token_hash = $2 AND session.expires_at > $3
              AND person.active AND person.epoch = session.epoch AND home.org_enabled""";

    /** All that is known of the person and the organization. */
    static final String CHECK = """
            SELECT session.session_id, session.last_seen_at, session.connection_id AS session_connection,
              session.auth_method AS session_auth_method, session.created_at AS session_created_at,
              session.authenticated_at, connection.settings ->> 'clockSkewSeconds' AS clock_skew_seconds,
              person.user_id, person.user_name, person.email, person.email_proven, person.display_name,
              person.given_name, person.family_name, person.role, person.status, person.source, person.managed_by_scim,
              person.external_id, person.former_role,
              person.epoch, person.version, person.created_at, person.auth_method, person.external_sso_id,
              person.last_sign_in_at, person.teams, person.identities,
              home.org_id, home.slug, home.org_name, home.max_seats, home.seats_used, home.org_enabled, home.jit_enabled,
              home.skip_unknown_members,
              home.contact_url, home.upgrade_url, home.launch_url, home.return_urls, home.session_lifetime_seconds,
              home.org_version, home.org_created_at
            """ + IN_FORCE;

    /** The few things that a proxy asks for at every request. */
    static final String CHECK_BRIEFLY = """
            SELECT session.last_seen_at, person.user_id, coalesce(person.email, '') AS email, person.role, home.slug
            """ + IN_FORCE;

    /**
     * The guard of invariant 8: a session is begun only while the person's row is held and says that they are active. The
     * browser's session before it ends, and the sign-in is logged, in the same statement. Where it was the same person's, its id
     * goes on, so that what applications hold of it does.
     */
    static final String BEGIN = """
            WITH guard AS (
              SELECT epoch FROM account_state WHERE org_id = $1 AND user_id = $4 AND active FOR SHARE),
            begun AS (
              INSERT INTO session (org_id, token_hash, session_id, user_id, epoch, connection_id, auth_method, subject,
                provider_session, sealed_id_token, user_agent, created_at, expires_at, name_id, authenticated_at)
              SELECT $1, $2, coalesce((SELECT old.session_id FROM session old
                  WHERE old.org_id = $13 AND old.org_id = $1 AND old.token_hash = $14 AND old.user_id = $4
                    AND old.epoch = guard.epoch), $3), $4, guard.epoch, $5, $6, $7, $8, $9, $10, $11, $12, $21::jsonb, $22
              FROM guard
              RETURNING user_id),
            before AS (
              DELETE FROM session WHERE org_id = $13 AND token_hash = $14 AND EXISTS (SELECT FROM begun)),
            logged AS (
              INSERT INTO sign_in_attempt (org_id, attempt_id, reference, at, connection_id, accepted, message, user_id,
                email, external_sso_id, checks)
              SELECT $1, $15, $16, $11, $5, true, $17, begun.user_id, $18, $19, $20::jsonb FROM begun)
            SELECT user_id FROM begun""";

    /** Those that came by a connection and have not ended. */
    static final String COUNT_OF_CONNECTION = """
            SELECT count(*) FROM session
            JOIN account_state state ON state.org_id = session.org_id AND state.user_id = session.user_id
            WHERE session.org_id = $1 AND session.connection_id = $2 AND session.expires_at > $3
              AND state.active AND state.epoch = session.epoch""";

    static final String SEEN = """
            UPDATE session SET last_seen_at = $3
            WHERE org_id = $1 AND token_hash = $2 AND (last_seen_at IS NULL OR last_seen_at < $4)""";

    static final String END_BY_TOKEN = """
            DELETE FROM session WHERE org_id = $1 AND token_hash = $2
            RETURNING connection_id, sealed_id_token, subject, provider_session, name_id""";

    static final String END_ONE = """
            DELETE FROM session WHERE org_id = $1 AND user_id = $2 AND session_id = $3 RETURNING session_id""";

    static final String END_ALL = "DELETE FROM session WHERE org_id = $1 AND user_id = $2 RETURNING session_id";

    /**
     * What a provider calls a person's sessions: by subject, and where it says so by its own session, and by all of a NameID
     * (SAML core §8.3: a qualifier that is left out is the provider's or our own name).
     */
    static final String END_OF_SUBJECT = """
            DELETE FROM session
            WHERE org_id = $1 AND connection_id = $2 AND lower(subject) = lower($3) AND ($4 OR subject = $3)
              AND (cardinality($5::text[]) = 0 OR provider_session = ANY ($5))
              AND ($6::text IS NULL
                OR coalesce(name_id ->> 'format', 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified') = $6)
              AND ($7::text IS NULL OR coalesce(name_id ->> 'nameQualifier', $8) = $7)
              AND ($9::text IS NULL OR coalesce(name_id ->> 'spNameQualifier', $10) = $9)""";

    /** One session by the provider's own name of it (Back-Channel Logout §2.7). */
    static final String END_OF_PROVIDER_SESSION = """
            DELETE FROM session WHERE org_id = $1 AND connection_id = $2 AND provider_session = ANY ($3)""";

    /** Clears away what a person's state has ended already. */
    static final String CLEAR_AFTER_CHANGE = """
            DELETE FROM session USING account_state person
            WHERE session.org_id = $1 AND session.user_id = $2 AND person.org_id = $1 AND person.user_id = $2
              AND (NOT person.active OR person.epoch <> session.epoch)""";

    static final String OF_USER = """
            SELECT session.session_id, session.user_id, session.connection_id, session.auth_method, session.created_at,
              session.expires_at, session.last_seen_at, session.user_agent
            FROM session
            JOIN account_state person ON person.org_id = session.org_id AND person.user_id = session.user_id
            JOIN connection ON connection.org_id = session.org_id AND connection.connection_id = session.connection_id
            WHERE session.org_id = $1 AND session.user_id = $2 AND session.expires_at > $3
              AND person.active AND person.epoch = session.epoch AND ($4::uuid IS NULL OR session.session_id < $4)
            ORDER BY session.session_id DESC LIMIT $5""";

    static final String COUNT_OF_USER = """
            SELECT count(*) AS total
            FROM session
            JOIN account_state person ON person.org_id = session.org_id AND person.user_id = session.user_id
            JOIN connection ON connection.org_id = session.org_id AND connection.connection_id = session.connection_id
            WHERE session.org_id = $1 AND session.user_id = $2 AND session.expires_at > $3
              AND person.active AND person.epoch = session.epoch""";

    private SessionSql() {}
}
