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

-- Where the nth person is, and how many there are: people in the order of their ids fall into places of about a thousand, and
-- each place counts its own. So a page deep in the list costs what one at its beginning costs, and nobody is counted to say
-- how many all are. first_user_id is where a place begins; the first one begins before everybody.
CREATE TABLE user_place (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    first_user_id uuid NOT NULL,
    people integer NOT NULL CHECK (people >= 0),
    PRIMARY KEY (org_id, first_user_id)
) WITH (fillfactor = 50);

CREATE FUNCTION split_place(p_org uuid, p_first uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    behind uuid := (SELECT first_user_id FROM user_place
        WHERE org_id = p_org AND first_user_id > p_first ORDER BY first_user_id LIMIT 1);
BEGIN
    INSERT INTO user_place (org_id, first_user_id, people)
        SELECT p_org, CASE WHEN place = 0 THEN p_first ELSE user_id END, least(1000, everybody - place)
        FROM (SELECT user_id, row_number() OVER (ORDER BY user_id) - 1 AS place, count(*) OVER () AS everybody
            FROM user_account
            WHERE org_id = p_org AND user_id >= p_first AND (behind IS NULL OR user_id < behind)
                AND coalesce(deleted_at, 'infinity') = 'infinity') person
        WHERE place % 1000 = 0
        ON CONFLICT (org_id, first_user_id) DO UPDATE SET people = excluded.people;
END $$;

CREATE FUNCTION first_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_place VALUES (NEW.org_id, '00000000-0000-0000-0000-000000000000', 0);
    RETURN NULL;
END $$;

CREATE FUNCTION places_follow_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    crowded record;
BEGIN
    FOR crowded IN
        UPDATE user_place place SET people = place.people + coming.people
        FROM (SELECT added.org_id, home.first_user_id, count(*) AS people
            FROM added CROSS JOIN LATERAL (SELECT first_user_id FROM user_place
                WHERE org_id = added.org_id AND first_user_id <= added.user_id
                ORDER BY first_user_id DESC LIMIT 1) home
            WHERE added.deleted_at IS NULL GROUP BY added.org_id, home.first_user_id) coming
        WHERE place.org_id = coming.org_id AND place.first_user_id = coming.first_user_id
        RETURNING place.org_id, place.first_user_id, place.people
    LOOP
        IF crowded.people >= 2000 THEN
            PERFORM split_place(crowded.org_id, crowded.first_user_id);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Whoever is deleted, by whatever statement, leaves their place and every team.
CREATE FUNCTION leave_places_and_teams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_place SET people = people - 1 WHERE org_id = OLD.org_id AND first_user_id = (
        SELECT first_user_id FROM user_place WHERE org_id = OLD.org_id AND first_user_id <= OLD.user_id
        ORDER BY first_user_id DESC LIMIT 1);
    DELETE FROM team_member WHERE org_id = OLD.org_id AND user_id = OLD.user_id;
    RETURN NULL;
END $$;

CREATE TRIGGER first_place AFTER INSERT ON organization FOR EACH ROW EXECUTE FUNCTION first_place();
-- Behind seats_follow_insert by its name, so that the organization's counter row is locked before.
CREATE TRIGGER they_find_places AFTER INSERT ON user_account
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION places_follow_insert();
CREATE TRIGGER they_leave_when_buried AFTER UPDATE ON user_account
    FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION leave_places_and_teams();
CREATE TRIGGER they_leave_when_erased AFTER DELETE ON user_account
    FOR EACH ROW WHEN (OLD.deleted_at IS NULL) EXECUTE FUNCTION leave_places_and_teams();

INSERT INTO user_place SELECT org_id, '00000000-0000-0000-0000-000000000000',
    (SELECT count(*) FROM user_account person WHERE person.org_id = organization.org_id AND deleted_at IS NULL)
    FROM organization;
SELECT split_place(org_id, first_user_id) FROM user_place WHERE people >= 2000;

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

-- As before, with the teams in the same order.
CREATE OR REPLACE VIEW scim_user AS
    SELECT shown.org_id, shown.user_id, created_at AS created, modified_at AS last_modified, version, user_name,
        external_id, deactivated_at IS NULL AS scim_active, email, display_name, given_name, family_name, attributes,
        attributes || jsonb_strip_nulls(jsonb_build_object('userName', user_name, 'externalId', external_id,
            'active', deactivated_at IS NULL)) AS document,
        user_name_key, name_key,
        ARRAY(SELECT member.team_id FROM team_member member
            WHERE member.org_id = shown.org_id AND member.user_id = shown.user_id ORDER BY member.joined) AS group_ids,
        ARRAY(SELECT team.display_name
            FROM team_member member JOIN team ON team.org_id = member.org_id AND team.team_id = member.team_id
            WHERE member.org_id = shown.org_id AND member.user_id = shown.user_id ORDER BY member.joined) AS group_names
    FROM (SELECT person.*, coalesce(pushed.attributes, jsonb_strip_nulls(jsonb_build_object(
                'displayName', person.display_name,
                'name', CASE WHEN coalesce(person.given_name, person.family_name) IS NOT NULL
                    THEN jsonb_build_object('givenName', person.given_name, 'familyName', person.family_name) END,
                'emails', CASE WHEN person.email IS NOT NULL
                    THEN jsonb_build_array(jsonb_build_object('value', person.email, 'type', 'work', 'primary', true))
                    END))) AS attributes
        FROM user_account person
        LEFT JOIN pushed_profile pushed ON pushed.org_id = person.org_id AND pushed.user_id = person.user_id
        WHERE coalesce(person.deleted_at, 'infinity') = 'infinity') shown;
