-- People as identity providers push them (SCIM). What sign-in, seats and lists live by stays in the narrow user_account; the
-- attributes that only SCIM knows stand beside it, in the spelling of the schemas.

-- A person may have no address: SCIM demands none (RFC 7643 §4.1.2).
ALTER TABLE user_account ALTER COLUMN email DROP NOT NULL;
ALTER TABLE user_account ALTER COLUMN email_key DROP NOT NULL;
ALTER TABLE user_account ALTER COLUMN external_id TYPE text COLLATE "C";
ALTER TABLE user_account
    ADD CHECK (length(external_id) BETWEEN 1 AND 512),
    -- The connection on which external_id is the ExternalSsoId that the person signs in by, where a push said so (sign-in rule 2).
    ADD COLUMN sso_connection_id uuid,
    -- The elevated role that a deactivation by SCIM ended; a person may give it back, no push does.
    ADD COLUMN former_role text CHECK (former_role IN ('org_admin')),
    -- Moves with version. Taken under the organization's lock, so that its order is the order of the commits.
    ADD COLUMN modified_at timestamptz;

UPDATE user_account SET modified_at = created_at;
ALTER TABLE user_account ALTER COLUMN modified_at SET DEFAULT clock_timestamp(), ALTER COLUMN modified_at SET NOT NULL;

CREATE UNIQUE INDEX user_account_external_id ON user_account (org_id, external_id)
    WHERE deleted_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX user_account_modified ON user_account (org_id, modified_at) WHERE deleted_at IS NULL;

CREATE FUNCTION modified_follows_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.modified_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE TRIGGER modified_follows_version BEFORE UPDATE ON user_account
    FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION modified_follows_version();

-- The SCIM client bound to the identity's connection has changed the person's address since the identity was last used. Where
-- the id was that address, the next one who brings the new address is the same person (sign-in rule 3).
ALTER TABLE identity ADD COLUMN renamed boolean NOT NULL DEFAULT false;

-- What was pushed of a person: every attribute but userName, externalId and active, which stand in user_account. Whom nobody
-- has pushed has no row. No foreign key leads to the person: each of many new rows would be looked at once more under the lock.
CREATE TABLE pushed_profile (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    attributes jsonb NOT NULL CHECK (jsonb_typeof(attributes) = 'object'),
    PRIMARY KEY (org_id, user_id)
);

-- Every address of a pushed person, to find them by.
CREATE TABLE pushed_email (
    org_id uuid NOT NULL,
    email_key text COLLATE "pg_c_utf8" NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (org_id, email_key, user_id)
);

CREATE INDEX pushed_email_person ON pushed_email (org_id, user_id);

-- Whose word counts for which mail domains: filled by jit, which owns connections and replaces this view in a migration of its
-- own; directory only reads it. Without jit nobody speaks.
CREATE VIEW connection_voice AS
    SELECT NULL::uuid AS org_id, NULL::uuid AS connection_id, NULL::text COLLATE "C" AS slug, NULL::text AS protocol,
        NULL::boolean AS is_default, ARRAY[]::text[] AS domains, ARRAY[]::text[] AS domains_of_others
    WHERE false;

-- Every living person as SCIM shows them. attributes is what was pushed or, of whom nobody has pushed, what the account knows
-- in the same form; document holds userName, externalId and active as well. Who is deleted is left out by a condition that no
-- index has: one that has it would pass for the key's index in a plan made while the table is small.
CREATE VIEW scim_user AS
    SELECT shown.org_id, shown.user_id, created_at AS created, modified_at AS last_modified, version, user_name,
        external_id, deactivated_at IS NULL AS scim_active, email, display_name, given_name, family_name, attributes,
        attributes || jsonb_strip_nulls(jsonb_build_object('userName', user_name, 'externalId', external_id,
            'active', deactivated_at IS NULL)) AS document,
        user_name_key, name_key
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

-- Every address by which a living person is found: those that were pushed, and the account's own of whom nobody has pushed.
CREATE VIEW scim_email AS
    SELECT org_id, email_key, user_id FROM pushed_email
    UNION ALL
    SELECT org_id, email_key, user_id FROM user_account
    WHERE NOT managed_by_scim AND deleted_at IS NULL AND email_key IS NOT NULL;

CREATE OR REPLACE VIEW account_profile AS
    SELECT person.org_id, person.user_id, user_name, email, email_proven, display_name, given_name, family_name, role,
        status, active, source, managed_by_scim, epoch, version, created_at,
        visit.auth_method, visit.external_sso_id, visit.at AS last_sign_in_at,
        ARRAY[]::text[] AS teams,
        coalesce((SELECT jsonb_agg(jsonb_build_object('connection', way.connection_id,
                'externalSsoId', way.external_sso_id, 'authMethod', way.auth_method, 'linkedAt', way.linked_at)
                ORDER BY (way.connection_id = visit.connection_id AND way.external_sso_id = visit.external_sso_id)
                    IS TRUE DESC, way.linked_at DESC)
            FROM identity way WHERE way.org_id = person.org_id AND way.user_id = person.user_id), '[]') AS identities,
        external_id, former_role
    FROM user_account person
    LEFT JOIN last_sign_in visit ON visit.org_id = person.org_id AND visit.user_id = person.user_id;
