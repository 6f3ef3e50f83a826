-- Teams: what SCIM calls groups, and what an admin assigns by hand. Who is in one is a set of rows, changed by set operations
-- under the organization's lock; counts and versions follow by themselves, whoever writes.

ALTER TABLE organization ADD COLUMN skip_unknown_members boolean NOT NULL DEFAULT false;

CREATE OR REPLACE VIEW organization_profile AS
    SELECT organization.org_id, organization_slug.slug, name AS org_name, max_seats, seats_used, enabled AS org_enabled,
        jit_enabled, contact_url, upgrade_url, launch_url, return_urls, session_lifetime_seconds,
        organization.version AS org_version, organization.created_at AS org_created_at, skip_unknown_members
    FROM organization_slug
    JOIN organization ON organization.org_id = organization_slug.org_id
    JOIN organization_counter ON organization_counter.org_id = organization.org_id;

-- team_id is a UUID of version 7. Narrow, in half-empty pages, and no index holds what a change of members changes, so that
-- such a change costs the same however many the members are.
CREATE TABLE team (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    team_id uuid NOT NULL,
    display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 256),
    external_id text COLLATE "C" CHECK (length(external_id) BETWEEN 1 AND 512),
    managed_by_scim boolean NOT NULL,
    member_count integer NOT NULL DEFAULT 0 CHECK (member_count >= 0),
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    modified_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    display_name_key text COLLATE "pg_c_utf8" NOT NULL
        GENERATED ALWAYS AS (lower(display_name COLLATE "pg_c_utf8")) STORED,
    PRIMARY KEY (org_id, team_id),
    CONSTRAINT team_display_name UNIQUE (org_id, display_name_key),
    CONSTRAINT team_external_id UNIQUE (org_id, external_id)
) WITH (fillfactor = 50);

-- joined orders a team's members and a person's teams, the first one first. No foreign key leads to a person: of 100,000 new
-- rows each would be looked at once more under the lock. The lock and the trigger below keep strangers and the deleted out.
CREATE TABLE team_member (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    joined bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (org_id, team_id, user_id)
);

CREATE INDEX team_member_person ON team_member (org_id, user_id);

-- Members of a change that is too big for one statement wait here, in pieces, until they become visible at once. Whoever is
-- lost in a crash was not asked for in vain: the change fails and is asked for again.
CREATE UNLOGGED TABLE team_member_stage (
    org_id uuid NOT NULL,
    stage_id uuid NOT NULL, -- of version 7, so it says when the change began
    step integer NOT NULL,  -- which of its changes
    user_id uuid NOT NULL,
    place integer NOT NULL,
    PRIMARY KEY (org_id, stage_id, step, user_id)
);

CREATE FUNCTION team_follows_joining() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE team SET member_count = member_count + joining.members, version = version + 1, modified_at = clock_timestamp()
        FROM (SELECT org_id, team_id, count(*) AS members FROM added GROUP BY org_id, team_id) joining
        WHERE team.org_id = joining.org_id AND team.team_id = joining.team_id;
    RETURN NULL;
END $$;

CREATE FUNCTION team_follows_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE team SET member_count = member_count - leaving.members, version = version + 1, modified_at = clock_timestamp()
        FROM (SELECT org_id, team_id, count(*) AS members FROM removed GROUP BY org_id, team_id) leaving
        WHERE team.org_id = leaving.org_id AND team.team_id = leaving.team_id;
    RETURN NULL;
END $$;

CREATE TRIGGER team_follows_joining AFTER INSERT ON team_member
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION team_follows_joining();
CREATE TRIGGER team_follows_leaving AFTER DELETE ON team_member
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION team_follows_leaving();

-- Whoever is deleted, by whatever statement, leaves every team.
CREATE FUNCTION leave_teams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM team_member WHERE org_id = OLD.org_id AND user_id = OLD.user_id;
    RETURN NULL;
END $$;

CREATE TRIGGER leave_teams_when_buried AFTER UPDATE ON user_account
    FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION leave_teams();
CREATE TRIGGER leave_teams_when_erased AFTER DELETE ON user_account
    FOR EACH ROW EXECUTE FUNCTION leave_teams();

-- As before, with the teams, the one joined first first.
CREATE OR REPLACE VIEW account_profile AS
    SELECT person.org_id, person.user_id, user_name, email, email_proven, display_name, given_name, family_name, role,
        status, active, source, managed_by_scim, epoch, version, created_at,
        visit.auth_method, visit.external_sso_id, visit.at AS last_sign_in_at,
        ARRAY(SELECT team.display_name
            FROM team_member member JOIN team ON team.org_id = member.org_id AND team.team_id = member.team_id
            WHERE member.org_id = person.org_id AND member.user_id = person.user_id
            ORDER BY member.joined) AS teams,
        coalesce((SELECT jsonb_agg(jsonb_build_object('connection', way.connection_id,
                'externalSsoId', way.external_sso_id, 'authMethod', way.auth_method, 'linkedAt', way.linked_at)
                ORDER BY (way.connection_id = visit.connection_id AND way.external_sso_id = visit.external_sso_id)
                    IS TRUE DESC, way.linked_at DESC)
            FROM identity way WHERE way.org_id = person.org_id AND way.user_id = person.user_id), '[]') AS identities,
        external_id, former_role
    FROM user_account person
    LEFT JOIN last_sign_in visit ON visit.org_id = person.org_id AND visit.user_id = person.user_id;
