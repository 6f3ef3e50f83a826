-- admin: who may call the admin API, and the answers that repeated calls get again.
-- An admin key's owner is looked up in directory's published view account_profile at each call, so no foreign key here.

-- A key of the vendor. Belongs to no organization.
CREATE TABLE operator_key (
    operator_key_id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32), -- SHA-256 of the whole key
    last_used_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A key of one organization. owner_id is the Org Admin behind it, null where the operator made it. Once the owner is no
-- active Org Admin, or their epoch has grown past owner_epoch, the key opens nothing.
CREATE TABLE admin_key (
    org_id uuid NOT NULL,
    admin_key_id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32), -- SHA-256 of the whole key
    scopes text[] NOT NULL
        CHECK (scopes <@ ARRAY['users', 'roles', 'connections', 'domains', 'keys', 'records'] AND cardinality(scopes) > 0),
    owner_id uuid,
    owner_epoch bigint,
    expires_at timestamptz,
    last_used_at timestamptz, -- to the hour
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, admin_key_id),
    CHECK ((owner_id IS NULL) = (owner_epoch IS NULL)),
    CHECK (owner_id IS NOT NULL OR NOT 'roles' = ANY (scopes)) -- a key with no person behind it changes no role
);

-- What a call with an Idempotency-Key was answered. org_id is the nil UUID for calls outside any organization. The answer
-- may hold a new key, so it is encrypted; answer is null while the first call is still at work.
CREATE TABLE idempotency_record (
    org_id uuid NOT NULL,
    caller text NOT NULL,
    idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 128),
    fingerprint bytea NOT NULL, -- SHA-256 of what was asked
    claim uuid NOT NULL,        -- which call is at work on it
    started_at timestamptz NOT NULL,
    answer bytea,
    PRIMARY KEY (org_id, caller, idempotency_key)
);

CREATE INDEX idempotency_record_started ON idempotency_record (started_at);
