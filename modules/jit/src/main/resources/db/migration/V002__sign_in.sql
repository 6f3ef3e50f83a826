-- Sign-in: connections to identity providers, sign-ins on their way, replay marks, sessions, and the log of sign-ins.
-- Each key begins with org_id. Secrets of a person's browser or of an identity provider stand here only hashed
-- (SHA-256) or sealed (AEAD, bound to the organization). Only connection has foreign keys: a thousand sign-ins at once
-- would queue up to lock one parent row; a session's check joins the connection instead, and the rest goes by its age.

-- An identity provider that may speak for an organization's people.
CREATE TABLE connection (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    connection_id uuid NOT NULL,
    slug text COLLATE "C" NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    protocol text NOT NULL CHECK (protocol IN ('OIDC', 'SAML')),
    settings jsonb NOT NULL,
    sealed_secret bytea,     -- what is shared with the provider, or our private key
    domains text[] NOT NULL DEFAULT '{}', -- empty: not named; {*}: every one
    enabled boolean NOT NULL DEFAULT true,
    is_default boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, connection_id),
    CONSTRAINT connection_slug UNIQUE (org_id, slug)
);

CREATE UNIQUE INDEX connection_one_default ON connection (org_id) WHERE is_default;

-- A sign-in on its way: begun by one browser, ended once. Stays a while after its end, so that a second use and a late
-- one can be told from one that never was.
CREATE TABLE pending_sign_in (
    org_id uuid NOT NULL,
    state_hash bytea NOT NULL,
    connection_id uuid NOT NULL,
    browser_hash bytea NOT NULL,
    return_to text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    consumed_at timestamptz,
    sealed_answer bytea, -- what came by form_post and waits for the browser's own visit
    PRIMARY KEY (org_id, state_hash)
) WITH (fillfactor = 80);

CREATE INDEX pending_sign_in_age ON pending_sign_in (created_at);

-- What a connection's provider may send only once: a code, a logout token's jti, an assertion's ID.
CREATE TABLE replay_mark (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    mark_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, connection_id, mark_hash)
);

CREATE INDEX replay_mark_expiry ON replay_mark (expires_at);

-- A person's sign-in in one browser. Whether it counts is decided by account_state at each look, not by this row alone.
CREATE TABLE session (
    org_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    user_id uuid NOT NULL,
    epoch bigint NOT NULL,
    connection_id uuid NOT NULL,
    auth_method text NOT NULL CHECK (auth_method IN ('OIDC', 'SAML')),
    subject text COLLATE "C",          -- the provider's own sub, for its logouts
    provider_session text COLLATE "C", -- the provider's own sid, for its logouts
    sealed_id_token bytea,             -- for our logouts at the provider
    user_agent text NOT NULL CHECK (length(user_agent) <= 200),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    last_seen_at timestamptz,
    PRIMARY KEY (org_id, token_hash),
    CONSTRAINT session_of_user UNIQUE (org_id, user_id, session_id)
) WITH (fillfactor = 90);

CREATE INDEX session_subject ON session (org_id, connection_id, subject);
CREATE INDEX session_expiry ON session (expires_at);

-- Every sign-in that came to an end, let in or refused, with what was compared.
CREATE TABLE sign_in_attempt (
    org_id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    reference text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    connection_id uuid,
    accepted boolean NOT NULL,
    code text COLLATE "C",
    message text NOT NULL,
    user_id uuid,
    email text,
    external_sso_id text,
    checks jsonb NOT NULL,
    PRIMARY KEY (org_id, attempt_id)
);

CREATE INDEX sign_in_attempt_reference ON sign_in_attempt (org_id, reference);
CREATE INDEX sign_in_attempt_code ON sign_in_attempt (org_id, code, attempt_id) WHERE code IS NOT NULL;
CREATE INDEX sign_in_attempt_age ON sign_in_attempt (at);
