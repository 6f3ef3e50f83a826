-- The directory: organizations, seats, people, the identities that open their accounts, domains, audit log and outbox.
-- Needs PostgreSQL 17 or later, in UTF-8: look-up keys are lower-cased by the built-in collation pg_c_utf8, which means
-- the same on every machine and serves prefix searches from an ordinary index.
--
-- Each key of a table that belongs to an organization begins with org_id, and no foreign key crosses organizations.
-- What other modules may use is published: record_facts, account_state, account_profile, organization_profile.

CREATE TABLE organization (
    org_id uuid PRIMARY KEY,
    slug text COLLATE "C" NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    enabled boolean NOT NULL DEFAULT true,
    jit_enabled boolean NOT NULL DEFAULT true,
    contact_url text,
    upgrade_url text,
    launch_url text,
    return_urls text[] NOT NULL DEFAULT '{}',
    session_lifetime_seconds integer NOT NULL DEFAULT 43200 CHECK (session_lifetime_seconds BETWEEN 300 AND 2592000),
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- The way in by slug, before the organization is known.
CREATE TABLE organization_slug (
    slug text COLLATE "C" PRIMARY KEY,
    org_id uuid NOT NULL UNIQUE REFERENCES organization ON DELETE CASCADE
);

-- The one row that every write of an organization locks first. Narrow, in half-empty pages, with no index but its key,
-- so that its updates stay on the page (HOT). Lowering max_seats evicts nobody, hence no CHECK between the two columns.
CREATE TABLE organization_counter (
    org_id uuid PRIMARY KEY REFERENCES organization ON DELETE CASCADE,
    max_seats integer CHECK (max_seats >= 0),
    seats_used integer NOT NULL DEFAULT 0 CHECK (seats_used >= 0),
    event_sequence bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- One person's account. user_id is a UUID of version 7: the order of ids is the order of creation.
CREATE TABLE user_account (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    user_id uuid NOT NULL,
    user_name text NOT NULL CHECK (length(user_name) BETWEEN 1 AND 320),
    email text NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    email_proven boolean NOT NULL,
    display_name text CHECK (length(display_name) BETWEEN 1 AND 256),
    given_name text CHECK (length(given_name) BETWEEN 1 AND 256),
    family_name text CHECK (length(family_name) BETWEEN 1 AND 256),
    role text NOT NULL DEFAULT 'learner' CHECK (role IN ('learner', 'org_admin')),
    source text NOT NULL CHECK (source IN ('jit', 'scim', 'invitation', 'import')),
    managed_by_scim boolean NOT NULL DEFAULT false,
    external_id text,
    deactivated_at timestamptz, -- by the identity provider (SCIM)
    blocked_at timestamptz,     -- by an admin; one never undoes the other
    deleted_at timestamptz,     -- by SCIM; the row stays as a tombstone
    epoch bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    active boolean NOT NULL
        GENERATED ALWAYS AS (deactivated_at IS NULL AND blocked_at IS NULL AND deleted_at IS NULL) STORED,
    status text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN blocked_at IS NOT NULL THEN 'blocked'
            WHEN deactivated_at IS NOT NULL THEN 'deactivated' ELSE 'active' END) STORED,
    user_name_key text COLLATE "pg_c_utf8" NOT NULL
        GENERATED ALWAYS AS (lower(user_name COLLATE "pg_c_utf8")) STORED,
    email_key text COLLATE "pg_c_utf8" NOT NULL
        GENERATED ALWAYS AS (lower(email COLLATE "pg_c_utf8")) STORED,
    name_key text COLLATE "pg_c_utf8" GENERATED ALWAYS AS
        (lower(coalesce(display_name, given_name || ' ' || family_name, given_name, family_name)
            COLLATE "pg_c_utf8")) STORED,
    family_name_key text COLLATE "pg_c_utf8"
        GENERATED ALWAYS AS (lower(family_name COLLATE "pg_c_utf8")) STORED,
    PRIMARY KEY (org_id, user_id)
) WITH (fillfactor = 90);

CREATE UNIQUE INDEX user_account_email ON user_account (org_id, email_key) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX user_account_user_name ON user_account (org_id, user_name_key) WHERE deleted_at IS NULL;
CREATE INDEX user_account_tombstone ON user_account (org_id, email_key) WHERE deleted_at IS NOT NULL;
CREATE INDEX user_account_name ON user_account (org_id, name_key);
CREATE INDEX user_account_family_name ON user_account (org_id, family_name_key) WHERE family_name_key IS NOT NULL;
CREATE INDEX user_account_org_admin ON user_account (org_id, user_id) WHERE role = 'org_admin';
CREATE INDEX user_account_inactive ON user_account (org_id, user_id) WHERE NOT active;

-- One way into an account: a person as one connection's identity provider knows them.
CREATE TABLE identity (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_sso_id text COLLATE "C" NOT NULL CHECK (length(external_sso_id) BETWEEN 1 AND 512),
    user_id uuid NOT NULL,
    auth_method text NOT NULL CHECK (auth_method IN ('OIDC', 'SAML')),
    linked_at timestamptz NOT NULL DEFAULT now(),
    refused_email text, -- the address sent last that the account did not take, so that it is audited once
    PRIMARY KEY (org_id, external_sso_id, connection_id),
    CONSTRAINT identity_one_per_connection UNIQUE (org_id, user_id, connection_id),
    FOREIGN KEY (org_id, user_id) REFERENCES user_account ON DELETE CASCADE
);

-- Written at every sign-in, so without the organization's lock and with no index on what changes.
CREATE TABLE last_sign_in (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_sso_id text COLLATE "C" NOT NULL,
    auth_method text NOT NULL CHECK (auth_method IN ('OIDC', 'SAML')),
    at timestamptz NOT NULL,
    PRIMARY KEY (org_id, user_id),
    FOREIGN KEY (org_id, user_id) REFERENCES user_account ON DELETE CASCADE
) WITH (fillfactor = 70);

-- A refused link to an Org Admin's account that waits for another admin (sign-in rule 4).
CREATE TABLE link_request (
    org_id uuid NOT NULL,
    link_request_id uuid NOT NULL,
    user_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_sso_id text COLLATE "C" NOT NULL CHECK (length(external_sso_id) BETWEEN 1 AND 512),
    auth_method text NOT NULL CHECK (auth_method IN ('OIDC', 'SAML')),
    email text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, link_request_id),
    CONSTRAINT link_request_one_per_identity UNIQUE (org_id, external_sso_id, connection_id),
    FOREIGN KEY (org_id, user_id) REFERENCES user_account ON DELETE CASCADE
);

-- A mail domain that an organization claims, in lower case and ASCII form.
CREATE TABLE domain (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    domain_id uuid NOT NULL,
    name text COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 3 AND 253),
    verification text NOT NULL,
    verified_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, domain_id),
    CONSTRAINT domain_once UNIQUE (org_id, name)
);

-- The way in by a verified domain, before the organization is known. A domain is verified by one organization at most.
CREATE TABLE domain_lookup (
    name text COLLATE "C" PRIMARY KEY,
    org_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    UNIQUE (org_id, domain_id),
    FOREIGN KEY (org_id, domain_id) REFERENCES domain ON DELETE CASCADE
);

-- Who did what. Written with the fact, never changed.
CREATE TABLE audit_event (
    org_id uuid NOT NULL,
    sequence bigint NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL
        CHECK (actor_kind IN ('operator', 'org_admin', 'admin_key', 'person', 'scim_client', 'system')),
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL,
    PRIMARY KEY (org_id, sequence)
);

CREATE INDEX audit_event_subject ON audit_event (org_id, subject, sequence);
CREATE INDEX audit_event_action ON audit_event (org_id, action, sequence);

-- What happened, to be told after the commit. arrival is drawn under the organization's lock and so keeps its order;
-- position is stamped by the relay once the event is committed and orders the events of all organizations.
CREATE TABLE outbox_event (
    org_id uuid NOT NULL,
    sequence bigint NOT NULL,
    arrival bigint GENERATED ALWAYS AS IDENTITY,
    position bigint,
    type text NOT NULL,
    subject text NOT NULL,
    payload jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (org_id, sequence)
);

CREATE INDEX outbox_event_unstamped ON outbox_event (arrival) WHERE position IS NULL;
CREATE UNIQUE INDEX outbox_event_position ON outbox_event (position) WHERE position IS NOT NULL;

-- The last position given out; its lock keeps two relays apart even if both think that they are the one.
CREATE TABLE outbox_relay (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    last_position bigint NOT NULL
);
INSERT INTO outbox_relay (last_position) VALUES (0);

-- Invariant 1, no active user without a seat: whatever statement changes user_account, the counter follows in the same
-- statement, and an addition that would pass max_seats is refused as a violation of "seats_exhausted".
CREATE FUNCTION take_seats(p_org uuid, p_seats integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE organization_counter SET seats_used = seats_used + p_seats
        WHERE org_id = p_org AND (p_seats < 0 OR max_seats IS NULL OR seats_used + p_seats <= max_seats);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Organization % has no % seats left.', p_org, p_seats
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_exhausted', TABLE = 'organization_counter';
    END IF;
END $$;

CREATE FUNCTION seats_follow_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM take_seats(org_id, count(*)::integer) FROM added WHERE active GROUP BY org_id;
    RETURN NULL;
END $$;

CREATE FUNCTION seats_follow_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM take_seats(org_id, sum(seats)::integer)
        FROM (SELECT org_id, 1 AS seats FROM added WHERE active
              UNION ALL SELECT org_id, -1 FROM removed WHERE active) change
        GROUP BY org_id HAVING sum(seats) <> 0;
    RETURN NULL;
END $$;

CREATE FUNCTION seats_follow_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE organization_counter SET seats_used = seats_used - freed.seats
        FROM (SELECT org_id, count(*) AS seats FROM removed WHERE active GROUP BY org_id) freed
        WHERE organization_counter.org_id = freed.org_id;
    RETURN NULL;
END $$;

CREATE FUNCTION seats_follow_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE organization_counter SET seats_used = 0;
    RETURN NULL;
END $$;

CREATE TRIGGER seats_follow_insert AFTER INSERT ON user_account
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_insert();
CREATE TRIGGER seats_follow_update AFTER UPDATE ON user_account
    REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_update();
CREATE TRIGGER seats_follow_delete AFTER DELETE ON user_account
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_delete();
CREATE TRIGGER seats_follow_truncate AFTER TRUNCATE ON user_account
    FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_truncate();

-- Published: writes facts with their audit entries and their events (invariant 6), in the caller's transaction, in the
-- order of the arrays. Takes the organization's lock (invariant 5) and answers the sequence of the last one. The kind of an
-- actor is operator, org_admin, admin_key, person, scim_client or system; an action is also the type of the event; a subject
-- is the id of what it was done to; a detail is a JSON object without any secret.
CREATE FUNCTION record_facts(
    p_org uuid, p_actor_kind text[], p_actor_id text[], p_actor_name text[], p_action text[], p_subject text[],
    p_detail jsonb[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    facts integer := cardinality(p_action);
    last bigint;
    moment timestamptz;
BEGIN
    UPDATE organization_counter SET event_sequence = event_sequence + facts
        WHERE org_id = p_org RETURNING event_sequence INTO last;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'No organization %.', p_org USING ERRCODE = 'no_data_found';
    END IF;
    moment := clock_timestamp();
    INSERT INTO audit_event (org_id, sequence, at, actor_kind, actor_id, actor_name, action, subject, detail)
        SELECT p_org, last - facts + place, moment, actor_kind, actor_id, actor_name, action, subject, detail
        FROM unnest(p_actor_kind, p_actor_id, p_actor_name, p_action, p_subject, p_detail) WITH ORDINALITY
            AS fact (actor_kind, actor_id, actor_name, action, subject, detail, place);
    INSERT INTO outbox_event (org_id, sequence, type, subject, payload, at)
        SELECT p_org, last - facts + place, action, subject, detail, moment
        FROM unnest(p_action, p_subject, p_detail) WITH ORDINALITY AS fact (action, subject, detail, place)
        ORDER BY place;
    RETURN last;
END $$;

-- Published: what access is decided by. Others may SELECT it and lock it FOR SHARE, nothing else.
CREATE VIEW account_state AS SELECT org_id, user_id, active, epoch, role FROM user_account;

-- Published, to read only: all that the product and the API show of an organization. By org_id or by slug.
CREATE VIEW organization_profile AS
    SELECT organization.org_id, organization_slug.slug, name AS org_name, max_seats, seats_used, enabled AS org_enabled,
        jit_enabled, contact_url, upgrade_url, launch_url, return_urls, session_lifetime_seconds,
        organization.version AS org_version, organization.created_at AS org_created_at
    FROM organization_slug
    JOIN organization ON organization.org_id = organization_slug.org_id
    JOIN organization_counter ON organization_counter.org_id = organization.org_id;

-- Published, to read only: all that the product and the API show of a person. identities is a JSON array of
-- {connection, externalSsoId, authMethod, linkedAt}, the one used last first.
CREATE VIEW account_profile AS
    SELECT person.org_id, person.user_id, user_name, email, email_proven, display_name, given_name, family_name, role,
        status, active, source, managed_by_scim, epoch, version, created_at,
        visit.auth_method, visit.external_sso_id, visit.at AS last_sign_in_at,
        ARRAY[]::text[] AS teams,
        coalesce((SELECT jsonb_agg(jsonb_build_object('connection', way.connection_id,
                'externalSsoId', way.external_sso_id, 'authMethod', way.auth_method, 'linkedAt', way.linked_at)
                ORDER BY (way.connection_id = visit.connection_id AND way.external_sso_id = visit.external_sso_id)
                    IS TRUE DESC, way.linked_at DESC)
            FROM identity way WHERE way.org_id = person.org_id AND way.user_id = person.user_id), '[]') AS identities
    FROM user_account person
    LEFT JOIN last_sign_in visit ON visit.org_id = person.org_id AND visit.user_id = person.user_id;
