-- Identity providers that get a short-lived access token before they push. Secrets and tokens stand here as hashes only (SHA-256).

CREATE TABLE scim_client (
    org_id uuid NOT NULL,
    scim_client_id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    proof text NOT NULL CHECK (proof IN ('client_secret', 'private_key_jwt', 'federation')),
    jwks jsonb,    -- its public keys, or
    jwks_uri text, -- where they stand; of a federation with neither, the issuer's discovery says where
    issuer text,
    subject text,
    audience text,
    connection_id uuid, -- jit's, and asked for over the bus, so no foreign key
    external_id_is_sso_id boolean NOT NULL,
    strict boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    last_used_at timestamptz, -- to five minutes
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, scim_client_id),
    CHECK ((proof = 'federation') = (issuer IS NOT NULL AND subject IS NOT NULL AND audience IS NOT NULL))
) WITH (fillfactor = 80);

-- The way in by client_id, before the organization is known.
CREATE UNIQUE INDEX scim_client_by_id ON scim_client (scim_client_id);

-- Several are valid at once, so that they roll over without a gap.
CREATE TABLE scim_client_secret (
    org_id uuid NOT NULL,
    scim_client_id uuid NOT NULL,
    secret_id uuid NOT NULL,
    secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    warned_at timestamptz, -- when admins were told that it expires soon
    last_used_at timestamptz,
    PRIMARY KEY (org_id, scim_client_id, secret_id),
    FOREIGN KEY (org_id, scim_client_id) REFERENCES scim_client ON DELETE CASCADE
);

CREATE INDEX scim_client_secret_expiring ON scim_client_secret (expires_at) WHERE warned_at IS NULL;

-- Ends with its client and with the secret that it was got by.
CREATE TABLE scim_access_token (
    org_id uuid NOT NULL,
    scim_client_id uuid NOT NULL,
    token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
    secret_id uuid,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, scim_client_id, token_hash),
    FOREIGN KEY (org_id, scim_client_id) REFERENCES scim_client ON DELETE CASCADE,
    FOREIGN KEY (org_id, scim_client_id, secret_id) REFERENCES scim_client_secret ON DELETE CASCADE
);

CREATE INDEX scim_access_token_expiry ON scim_access_token (expires_at);
CREATE INDEX scim_access_token_of_secret ON scim_access_token (org_id, scim_client_id, secret_id);
