-- SAML: what a connection keeps beside its settings, and trials of a connection of either protocol.

-- A SAML connection's identity provider as its metadata was last read well, and our own keys.
CREATE TABLE saml_connection (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    provider jsonb NOT NULL,
    read_at timestamptz NOT NULL,  -- when that copy was read
    tried_at timestamptz NOT NULL, -- when it was last tried to read it anew
    refresh_at timestamptz,        -- when that is due; null: it came from no URL
    failed_at timestamptz,         -- of a last try that failed
    failure text,
    sealed_keys bytea NOT NULL,
    warned text[] NOT NULL DEFAULT '{}', -- certificates whose end was told, each with the days before it
    warn_at timestamptz,           -- when the next is to be told
    PRIMARY KEY (org_id, connection_id),
    FOREIGN KEY (org_id, connection_id) REFERENCES connection ON DELETE CASCADE
);

CREATE INDEX saml_connection_refresh ON saml_connection (refresh_at) WHERE refresh_at IS NOT NULL;
CREATE INDEX saml_connection_warning ON saml_connection (warn_at) WHERE warn_at IS NOT NULL;

-- An answer that nobody asked for belongs to no browser until one comes for it; a trial opens no account.
ALTER TABLE pending_sign_in
    ALTER COLUMN browser_hash DROP NOT NULL,
    ADD COLUMN trial_id uuid;

-- Beside the name itself (subject): its format and qualifiers, by which a SAML logout names it.
ALTER TABLE session ADD COLUMN name_id jsonb;

-- A sign-in that an admin tries: its link opens once, its result can be read until it expires.
CREATE TABLE connection_trial (
    org_id uuid NOT NULL,
    trial_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    link_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    code text COLLATE "C", -- why it would be refused
    message text,
    identity jsonb,        -- who would have come in
    checks jsonb,
    PRIMARY KEY (org_id, trial_id)
);

CREATE INDEX connection_trial_expiry ON connection_trial (expires_at);
