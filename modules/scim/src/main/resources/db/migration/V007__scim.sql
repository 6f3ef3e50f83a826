-- scim: the tokens by which identity providers push, and the log of what they asked.
-- The connection that a token is bound to is jit's, and asked for over the bus, so no foreign key here.

CREATE TABLE scim_token (
    org_id uuid NOT NULL,
    scim_token_id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32), -- SHA-256 of the whole token
    connection_id uuid,
    external_id_is_sso_id boolean NOT NULL,
    strict boolean NOT NULL,
    expires_at timestamptz,
    warned_at timestamptz,    -- when admins were told that it expires soon
    last_used_at timestamptz, -- to five minutes
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, scim_token_id)
);

CREATE INDEX scim_token_expiring ON scim_token (expires_at) WHERE warned_at IS NULL AND expires_at IS NOT NULL;

-- Ids grow with time, so the key gives the order in which the log is read.
CREATE TABLE scim_request (
    org_id uuid NOT NULL,
    request_id uuid NOT NULL,
    at timestamptz NOT NULL,
    method text NOT NULL,
    path text NOT NULL, -- below the organization's base URL
    status smallint NOT NULL,
    duration_millis integer NOT NULL,
    scim_token_id uuid NOT NULL,
    token_name text NOT NULL,
    body text,   -- secrets removed, shortened
    detail text, -- why it was refused
    ignored text[] NOT NULL,
    PRIMARY KEY (org_id, request_id)
);

CREATE INDEX scim_request_at ON scim_request (at);
CREATE INDEX scim_request_refused ON scim_request (org_id, request_id) WHERE status >= 400;
