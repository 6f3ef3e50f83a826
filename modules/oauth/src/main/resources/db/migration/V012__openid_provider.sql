-- Seatkeeper as an OpenID provider: its keys, the applications that it serves, authorization requests on their way, and what
-- was given to applications. Tokens, codes and secrets stand here as hashes only (SHA-256).

-- Our keys. Published from the day they are made, so that whoever keeps a copy knows them before the first signature.
CREATE TABLE signing_key (
    kid text COLLATE "C" PRIMARY KEY,
    algorithm text NOT NULL CHECK (algorithm IN ('ES256', 'RS256')),
    public_jwk jsonb NOT NULL,
    sealed_jwk bytea NOT NULL,
    created_at timestamptz NOT NULL,
    signs_from timestamptz NOT NULL,
    signs_until timestamptz NOT NULL CHECK (signs_until > signs_from),
    published_until timestamptz NOT NULL CHECK (published_until >= signs_until)
);

-- The way in by client_id, before the organization is known. org_id is null for an application of the vendor, which takes people
-- of every organization.
CREATE TABLE application (
    application_id uuid PRIMARY KEY,
    org_id uuid REFERENCES organization ON DELETE CASCADE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    authentication text NOT NULL
        CHECK (authentication IN ('client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none')),
    redirect_uris text[] NOT NULL,
    post_logout_redirect_uris text[] NOT NULL DEFAULT '{}',
    backchannel_logout_uri text,
    jwks jsonb,
    signing text NOT NULL CHECK (signing IN ('RS256', 'ES256')),
    introspection_only boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX application_of ON application (org_id, application_id);

-- Several are valid at once, so that they roll over without a gap.
CREATE TABLE application_secret (
    application_id uuid NOT NULL REFERENCES application ON DELETE CASCADE,
    secret_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    PRIMARY KEY (application_id, secret_id)
);

-- What a client may bring only once: the jti of an assertion.
CREATE TABLE client_assertion_mark (
    application_id uuid NOT NULL,
    jti_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (application_id, jti_hash)
);

CREATE INDEX client_assertion_mark_expiry ON client_assertion_mark (expires_at);

-- A request that waits: pushed (RFC 9126), or one whose person has to sign in first.
CREATE TABLE authorization_request (
    request_hash bytea PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application ON DELETE CASCADE,
    parameters jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    sent_to_sign_in_at timestamptz
);

CREATE INDEX authorization_request_expiry ON authorization_request (expires_at);

-- What a person's sign-in gave to an application. Everything that the application holds hangs on it and ends with it. It counts
-- as long as the application is there and account_state says that the person is active in the same epoch.
CREATE TABLE application_grant (
    org_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    user_id uuid NOT NULL,
    epoch bigint NOT NULL,
    session_id uuid NOT NULL,
    auth_method text NOT NULL CHECK (auth_method IN ('OIDC', 'SAML')),
    auth_time timestamptz NOT NULL,
    scope text NOT NULL,
    nonce text,
    redirect_uri text,
    code_challenge text COLLATE "C" NOT NULL,
    code_hash bytea NOT NULL,
    code_expires_at timestamptz NOT NULL,
    code_used_at timestamptz,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (org_id, grant_id)
) WITH (fillfactor = 80);

CREATE INDEX application_grant_of_user ON application_grant (org_id, user_id);
CREATE INDEX application_grant_expiry ON application_grant (expires_at);

-- One token of a chain: each refresh uses one up and gives the next. A second use of one ends the grant.
CREATE TABLE refresh_token (
    org_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (org_id, grant_id, token_hash),
    FOREIGN KEY (org_id, grant_id) REFERENCES application_grant ON DELETE CASCADE
) WITH (fillfactor = 90);

-- Access tokens that are no JWTs.
CREATE TABLE access_token (
    org_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, grant_id, token_hash),
    FOREIGN KEY (org_id, grant_id) REFERENCES application_grant ON DELETE CASCADE
);

CREATE INDEX access_token_expiry ON access_token (expires_at);
