-- Logout at applications: what a sign-in gave ends with its session or with its person's state, and every application that
-- redeemed a code of it and has an address for that is told.

-- When the sign-in that this came of was over for the application.
ALTER TABLE application_grant ADD COLUMN session_over_at timestamptz;

CREATE INDEX application_grant_of_session ON application_grant (org_id, session_id);

-- What an application has to be told: that one session of a person is over (OpenID Connect Back-Channel Logout 1.0). A row stays
-- until the application has answered, or nobody waits for that any more. next_at is both when it is due and, while a node is at
-- it, until when the others leave it alone.
CREATE TABLE logout_notice (
    org_id uuid NOT NULL,
    application_id uuid NOT NULL,
    session_id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    PRIMARY KEY (org_id, application_id, session_id)
) WITH (fillfactor = 70);

CREATE INDEX logout_notice_due ON logout_notice (next_at);
CREATE INDEX logout_notice_due_of ON logout_notice (application_id, next_at);

-- Ends grants, in the order of their ids so that two who end the same don't wait for each other, once. What was granted for
-- offline_access outlives the session (Back-Channel Logout §2.7), unless its code was never used.
CREATE FUNCTION end_grants(p_org uuid, p_grants uuid[]) RETURNS void LANGUAGE sql AS $$
    WITH held AS (
        SELECT grant_id FROM application_grant
        WHERE org_id = p_org AND grant_id = ANY (p_grants) AND session_over_at IS NULL
        ORDER BY grant_id FOR UPDATE
    ), ended AS (
        UPDATE application_grant ending SET session_over_at = now(),
            revoked_at = CASE WHEN ending.code_used_at IS NOT NULL
                    AND 'offline_access' = ANY (string_to_array(ending.scope, ' ')) THEN ending.revoked_at
                ELSE coalesce(ending.revoked_at, now()) END
        FROM held WHERE ending.org_id = p_org AND ending.grant_id = held.grant_id
        RETURNING ending.application_id, ending.session_id, ending.user_id, ending.code_used_at
    )
    INSERT INTO logout_notice (org_id, application_id, session_id, user_id, created_at, next_at)
        SELECT DISTINCT p_org, ended.application_id, ended.session_id, ended.user_id, now(), now()
        FROM ended JOIN application app ON app.application_id = ended.application_id
        WHERE ended.code_used_at IS NOT NULL AND app.backchannel_logout_uri IS NOT NULL
    ON CONFLICT DO NOTHING
$$;

-- Whoever ends a session, and however: its grants end in the same transaction. One that had run out tells nobody, and neither
-- does one that goes on under a new token because the same person has signed in again in the same browser.
CREATE FUNCTION end_grants_of_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    organization uuid;
    grants uuid[];
BEGIN
    FOR organization, grants IN
        SELECT held.org_id, array_agg(held.grant_id) FROM ended
        JOIN application_grant held ON held.org_id = ended.org_id AND held.session_id = ended.session_id
            AND held.session_over_at IS NULL
        WHERE ended.expires_at > now() AND NOT EXISTS (SELECT FROM session
            WHERE session.org_id = ended.org_id AND session.user_id = ended.user_id
                AND session.session_id = ended.session_id)
        GROUP BY held.org_id
    LOOP
        PERFORM end_grants(organization, grants);
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER session_ends_grants AFTER DELETE ON session
    REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION end_grants_of_sessions();
