-- The schema of all modules as the migrations leave it, to read on one page. Kept by SchemaPageIT; to write it
-- anew after a migration: mvn test -pl modules/app -am -Dtest=SchemaPageIT -Dschema.write=true \
--     -Dsurefire.failIfNoSpecifiedTests=false
-- What functions do stands in the migrations (modules/*/src/main/resources/db/migration).

CREATE TABLE access_token (
    org_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT access_token_pkey PRIMARY KEY (org_id, grant_id, token_hash),
    CONSTRAINT access_token_org_id_grant_id_fkey FOREIGN KEY (org_id, grant_id) REFERENCES application_grant(org_id, grant_id) ON DELETE CASCADE
);
CREATE INDEX access_token_expiry ON access_token USING btree (expires_at);

CREATE TABLE admin_key (
    org_id uuid NOT NULL,
    admin_key_id uuid NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    scopes text[] NOT NULL,
    owner_id uuid,
    owner_epoch bigint,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    setup boolean NOT NULL DEFAULT false,
    CONSTRAINT admin_key_pkey PRIMARY KEY (org_id, admin_key_id),
    CONSTRAINT admin_key_check CHECK (((owner_id IS NULL) = (owner_epoch IS NULL))),
    CONSTRAINT admin_key_check1 CHECK (((owner_id IS NOT NULL) OR (NOT ('roles'::text = ANY (scopes))))),
    CONSTRAINT admin_key_check2 CHECK (((NOT setup) OR ((expires_at IS NOT NULL) AND (scopes <@ ARRAY['connections'::text, 'domains'::text, 'scim'::text])))),
    CONSTRAINT admin_key_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT admin_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT admin_key_scopes_check CHECK (((scopes <@ ARRAY['users'::text, 'roles'::text, 'connections'::text, 'domains'::text, 'scim'::text, 'applications'::text, 'keys'::text, 'records'::text]) AND (cardinality(scopes) > 0)))
);

CREATE TABLE application (
    application_id uuid NOT NULL,
    org_id uuid,
    name text NOT NULL,
    authentication text NOT NULL,
    redirect_uris text[] NOT NULL,
    post_logout_redirect_uris text[] NOT NULL DEFAULT '{}'::text[],
    backchannel_logout_uri text,
    jwks jsonb,
    signing text NOT NULL,
    introspection_only boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT application_pkey PRIMARY KEY (application_id),
    CONSTRAINT application_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT application_authentication_check CHECK ((authentication = ANY (ARRAY['client_secret_basic'::text, 'client_secret_post'::text, 'private_key_jwt'::text, 'none'::text]))),
    CONSTRAINT application_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT application_signing_check CHECK ((signing = ANY (ARRAY['RS256'::text, 'ES256'::text])))
);
CREATE INDEX application_of ON application USING btree (org_id, application_id);

CREATE TABLE application_grant (
    org_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    application_id uuid NOT NULL,
    user_id uuid NOT NULL,
    epoch bigint NOT NULL,
    session_id uuid NOT NULL,
    auth_method text NOT NULL,
    auth_time timestamp with time zone NOT NULL,
    scope text NOT NULL,
    nonce text,
    redirect_uri text,
    code_challenge text COLLATE "C" NOT NULL,
    code_hash bytea NOT NULL,
    code_expires_at timestamp with time zone NOT NULL,
    code_used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    session_over_at timestamp with time zone,
    CONSTRAINT application_grant_pkey PRIMARY KEY (org_id, grant_id),
    CONSTRAINT application_grant_auth_method_check CHECK ((auth_method = ANY (ARRAY['OIDC'::text, 'SAML'::text])))
) WITH (fillfactor=80);
CREATE INDEX application_grant_expiry ON application_grant USING btree (expires_at);
CREATE INDEX application_grant_of_session ON application_grant USING btree (org_id, session_id);
CREATE INDEX application_grant_of_user ON application_grant USING btree (org_id, user_id);

CREATE TABLE application_secret (
    application_id uuid NOT NULL,
    secret_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    CONSTRAINT application_secret_pkey PRIMARY KEY (application_id, secret_id),
    CONSTRAINT application_secret_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(application_id) ON DELETE CASCADE
);

CREATE TABLE audit_event (
    org_id uuid NOT NULL,
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL,
    CONSTRAINT audit_event_pkey PRIMARY KEY (org_id, sequence),
    CONSTRAINT audit_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['operator'::text, 'org_admin'::text, 'admin_key'::text, 'person'::text, 'scim_client'::text, 'system'::text])))
);
CREATE INDEX audit_event_action ON audit_event USING btree (org_id, action, sequence);
CREATE INDEX audit_event_subject ON audit_event USING btree (org_id, subject, sequence);

CREATE TABLE authorization_request (
    request_hash bytea NOT NULL,
    application_id uuid NOT NULL,
    parameters jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    sent_to_sign_in_at timestamp with time zone,
    CONSTRAINT authorization_request_pkey PRIMARY KEY (request_hash),
    CONSTRAINT authorization_request_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(application_id) ON DELETE CASCADE
);
CREATE INDEX authorization_request_expiry ON authorization_request USING btree (expires_at);

CREATE TABLE client_assertion_mark (
    application_id uuid NOT NULL,
    jti_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT client_assertion_mark_pkey PRIMARY KEY (application_id, jti_hash)
);
CREATE INDEX client_assertion_mark_expiry ON client_assertion_mark USING btree (expires_at);

CREATE TABLE connection (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    slug text COLLATE "C" NOT NULL,
    name text NOT NULL,
    protocol text NOT NULL,
    settings jsonb NOT NULL,
    sealed_secret bytea,
    domains text[] NOT NULL DEFAULT '{}'::text[],
    enabled boolean NOT NULL DEFAULT true,
    is_default boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT connection_pkey PRIMARY KEY (org_id, connection_id),
    CONSTRAINT connection_slug UNIQUE (org_id, slug),
    CONSTRAINT connection_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT connection_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT connection_protocol_check CHECK ((protocol = ANY (ARRAY['OIDC'::text, 'SAML'::text]))),
    CONSTRAINT connection_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$'::text))
);
CREATE UNIQUE INDEX connection_one_default ON connection USING btree (org_id) WHERE is_default;

CREATE TABLE connection_trial (
    org_id uuid NOT NULL,
    trial_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    link_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    code text COLLATE "C",
    message text,
    identity jsonb,
    checks jsonb,
    CONSTRAINT connection_trial_pkey PRIMARY KEY (org_id, trial_id)
);
CREATE INDEX connection_trial_expiry ON connection_trial USING btree (expires_at);

CREATE TABLE domain (
    org_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    verification text NOT NULL,
    verified_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT domain_pkey PRIMARY KEY (org_id, domain_id),
    CONSTRAINT domain_once UNIQUE (org_id, name),
    CONSTRAINT domain_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT domain_name_check CHECK (((length(name) >= 3) AND (length(name) <= 253)))
);

CREATE TABLE domain_lookup (
    name text COLLATE "C" NOT NULL,
    org_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    CONSTRAINT domain_lookup_pkey PRIMARY KEY (name),
    CONSTRAINT domain_lookup_org_id_domain_id_key UNIQUE (org_id, domain_id),
    CONSTRAINT domain_lookup_org_id_domain_id_fkey FOREIGN KEY (org_id, domain_id) REFERENCES domain(org_id, domain_id) ON DELETE CASCADE
);

CREATE TABLE idempotency_record (
    org_id uuid NOT NULL,
    caller text NOT NULL,
    idempotency_key text NOT NULL,
    fingerprint bytea NOT NULL,
    claim uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    answer bytea,
    CONSTRAINT idempotency_record_pkey PRIMARY KEY (org_id, caller, idempotency_key),
    CONSTRAINT idempotency_record_idempotency_key_check CHECK (((length(idempotency_key) >= 1) AND (length(idempotency_key) <= 128)))
);
CREATE INDEX idempotency_record_started ON idempotency_record USING btree (started_at);

CREATE TABLE identity (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_sso_id text COLLATE "C" NOT NULL,
    user_id uuid NOT NULL,
    auth_method text NOT NULL,
    linked_at timestamp with time zone NOT NULL DEFAULT now(),
    refused_email text,
    renamed boolean NOT NULL DEFAULT false,
    CONSTRAINT identity_pkey PRIMARY KEY (org_id, external_sso_id, connection_id),
    CONSTRAINT identity_one_per_connection UNIQUE (org_id, user_id, connection_id),
    CONSTRAINT identity_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES user_account(org_id, user_id) ON DELETE CASCADE,
    CONSTRAINT identity_auth_method_check CHECK ((auth_method = ANY (ARRAY['OIDC'::text, 'SAML'::text]))),
    CONSTRAINT identity_external_sso_id_check CHECK (((length(external_sso_id) >= 1) AND (length(external_sso_id) <= 512)))
);

CREATE TABLE invitation (
    org_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    hash bytea NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    inviter_kind text NOT NULL,
    inviter_id text NOT NULL,
    inviter_name text NOT NULL,
    inviter_epoch bigint,
    browser_hash bytea,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT invitation_pkey PRIMARY KEY (org_id, invitation_id),
    CONSTRAINT invitation_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT invitation_browser_hash_check CHECK ((octet_length(browser_hash) = 32)),
    CONSTRAINT invitation_check CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
    CONSTRAINT invitation_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320))),
    CONSTRAINT invitation_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['learner'::text, 'org_admin'::text])))
);

CREATE TABLE last_sign_in (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_sso_id text COLLATE "C" NOT NULL,
    auth_method text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT last_sign_in_pkey PRIMARY KEY (org_id, user_id),
    CONSTRAINT last_sign_in_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES user_account(org_id, user_id) ON DELETE CASCADE,
    CONSTRAINT last_sign_in_auth_method_check CHECK ((auth_method = ANY (ARRAY['OIDC'::text, 'SAML'::text])))
) WITH (fillfactor=70);

CREATE TABLE link_request (
    org_id uuid NOT NULL,
    link_request_id uuid NOT NULL,
    user_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_sso_id text COLLATE "C" NOT NULL,
    auth_method text NOT NULL,
    email text NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    CONSTRAINT link_request_pkey PRIMARY KEY (org_id, link_request_id),
    CONSTRAINT link_request_one_per_identity UNIQUE (org_id, external_sso_id, connection_id),
    CONSTRAINT link_request_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES user_account(org_id, user_id) ON DELETE CASCADE,
    CONSTRAINT link_request_auth_method_check CHECK ((auth_method = ANY (ARRAY['OIDC'::text, 'SAML'::text]))),
    CONSTRAINT link_request_external_sso_id_check CHECK (((length(external_sso_id) >= 1) AND (length(external_sso_id) <= 512)))
);

CREATE TABLE logout_notice (
    org_id uuid NOT NULL,
    application_id uuid NOT NULL,
    session_id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    CONSTRAINT logout_notice_pkey PRIMARY KEY (org_id, application_id, session_id)
) WITH (fillfactor=70);
CREATE INDEX logout_notice_due ON logout_notice USING btree (next_at);
CREATE INDEX logout_notice_due_of ON logout_notice USING btree (application_id, next_at);

CREATE TABLE operator_key (
    operator_key_id uuid NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    last_used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT operator_key_pkey PRIMARY KEY (operator_key_id),
    CONSTRAINT operator_key_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT operator_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

CREATE TABLE organization (
    org_id uuid NOT NULL,
    slug text COLLATE "C" NOT NULL,
    name text NOT NULL,
    enabled boolean NOT NULL DEFAULT true,
    jit_enabled boolean NOT NULL DEFAULT true,
    contact_url text,
    upgrade_url text,
    launch_url text,
    return_urls text[] NOT NULL DEFAULT '{}'::text[],
    session_lifetime_seconds integer NOT NULL DEFAULT 43200,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    skip_unknown_members boolean NOT NULL DEFAULT false,
    CONSTRAINT organization_pkey PRIMARY KEY (org_id),
    CONSTRAINT organization_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT organization_session_lifetime_seconds_check CHECK (((session_lifetime_seconds >= 300) AND (session_lifetime_seconds <= 2592000))),
    CONSTRAINT organization_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$'::text))
);
CREATE TRIGGER first_place AFTER INSERT ON organization FOR EACH ROW EXECUTE FUNCTION first_place();

CREATE TABLE organization_counter (
    org_id uuid NOT NULL,
    max_seats integer,
    seats_used integer NOT NULL DEFAULT 0,
    event_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT organization_counter_pkey PRIMARY KEY (org_id),
    CONSTRAINT organization_counter_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT organization_counter_max_seats_check CHECK ((max_seats >= 0)),
    CONSTRAINT organization_counter_seats_used_check CHECK ((seats_used >= 0))
) WITH (fillfactor=50);
CREATE TRIGGER seats_are_watched AFTER UPDATE ON organization_counter FOR EACH ROW WHEN (((old.seats_used <> new.seats_used) OR (old.max_seats IS DISTINCT FROM new.max_seats))) EXECUTE FUNCTION seats_are_watched();
CREATE TRIGGER seats_are_watched_from_the_start AFTER INSERT ON organization_counter FOR EACH ROW EXECUTE FUNCTION seats_are_watched();

CREATE TABLE organization_slug (
    slug text COLLATE "C" NOT NULL,
    org_id uuid NOT NULL,
    CONSTRAINT organization_slug_pkey PRIMARY KEY (slug),
    CONSTRAINT organization_slug_org_id_key UNIQUE (org_id),
    CONSTRAINT organization_slug_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE
);

CREATE TABLE outbox_event (
    org_id uuid NOT NULL,
    sequence bigint NOT NULL,
    arrival bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    position bigint,
    type text NOT NULL,
    subject text NOT NULL,
    payload jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT outbox_event_pkey PRIMARY KEY (org_id, sequence)
);
CREATE UNIQUE INDEX outbox_event_position ON outbox_event USING btree ("position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_event_unstamped ON outbox_event USING btree (arrival) WHERE ("position" IS NULL);

CREATE TABLE outbox_relay (
    one boolean NOT NULL DEFAULT true,
    last_position bigint NOT NULL,
    CONSTRAINT outbox_relay_pkey PRIMARY KEY (one),
    CONSTRAINT outbox_relay_one_check CHECK (one)
);

CREATE TABLE pending_sign_in (
    org_id uuid NOT NULL,
    state_hash bytea NOT NULL,
    connection_id uuid NOT NULL,
    browser_hash bytea,
    return_to text,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    consumed_at timestamp with time zone,
    sealed_answer bytea,
    trial_id uuid,
    proven_since timestamp with time zone,
    CONSTRAINT pending_sign_in_pkey PRIMARY KEY (org_id, state_hash)
) WITH (fillfactor=80);
CREATE INDEX pending_sign_in_age ON pending_sign_in USING btree (created_at);

CREATE TABLE pushed_email (
    org_id uuid NOT NULL,
    email_key text COLLATE "pg_c_utf8" NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT pushed_email_pkey PRIMARY KEY (org_id, email_key, user_id)
);
CREATE INDEX pushed_email_person ON pushed_email USING btree (org_id, user_id);

CREATE TABLE pushed_profile (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    attributes jsonb NOT NULL,
    CONSTRAINT pushed_profile_pkey PRIMARY KEY (org_id, user_id),
    CONSTRAINT pushed_profile_attributes_check CHECK ((jsonb_typeof(attributes) = 'object'::text))
);

CREATE TABLE refresh_token (
    org_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT refresh_token_pkey PRIMARY KEY (org_id, grant_id, token_hash),
    CONSTRAINT refresh_token_org_id_grant_id_fkey FOREIGN KEY (org_id, grant_id) REFERENCES application_grant(org_id, grant_id) ON DELETE CASCADE
) WITH (fillfactor=90);

CREATE TABLE replay_mark (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    mark_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT replay_mark_pkey PRIMARY KEY (org_id, connection_id, mark_hash)
);
CREATE INDEX replay_mark_expiry ON replay_mark USING btree (expires_at);

CREATE TABLE saml_connection (
    org_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    provider jsonb NOT NULL,
    read_at timestamp with time zone NOT NULL,
    tried_at timestamp with time zone NOT NULL,
    refresh_at timestamp with time zone,
    failed_at timestamp with time zone,
    failure text,
    sealed_keys bytea NOT NULL,
    warned text[] NOT NULL DEFAULT '{}'::text[],
    warn_at timestamp with time zone,
    CONSTRAINT saml_connection_pkey PRIMARY KEY (org_id, connection_id),
    CONSTRAINT saml_connection_org_id_connection_id_fkey FOREIGN KEY (org_id, connection_id) REFERENCES connection(org_id, connection_id) ON DELETE CASCADE
);
CREATE INDEX saml_connection_refresh ON saml_connection USING btree (refresh_at) WHERE (refresh_at IS NOT NULL);
CREATE INDEX saml_connection_warning ON saml_connection USING btree (warn_at) WHERE (warn_at IS NOT NULL);

CREATE TABLE schema_compatibility (
    one boolean NOT NULL DEFAULT true,
    needs integer NOT NULL,
    CONSTRAINT schema_compatibility_pkey PRIMARY KEY (one),
    CONSTRAINT schema_compatibility_one_check CHECK (one)
);

CREATE TABLE scim_access_token (
    org_id uuid NOT NULL,
    scim_client_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    secret_id uuid,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT scim_access_token_pkey PRIMARY KEY (org_id, scim_client_id, token_hash),
    CONSTRAINT scim_access_token_org_id_scim_client_id_fkey FOREIGN KEY (org_id, scim_client_id) REFERENCES scim_client(org_id, scim_client_id) ON DELETE CASCADE,
    CONSTRAINT scim_access_token_org_id_scim_client_id_secret_id_fkey FOREIGN KEY (org_id, scim_client_id, secret_id) REFERENCES scim_client_secret(org_id, scim_client_id, secret_id) ON DELETE CASCADE,
    CONSTRAINT scim_access_token_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
CREATE INDEX scim_access_token_expiry ON scim_access_token USING btree (expires_at);
CREATE INDEX scim_access_token_of_secret ON scim_access_token USING btree (org_id, scim_client_id, secret_id);

CREATE TABLE scim_client (
    org_id uuid NOT NULL,
    scim_client_id uuid NOT NULL,
    name text NOT NULL,
    proof text NOT NULL,
    jwks jsonb,
    jwks_uri text,
    issuer text,
    subject text,
    audience text,
    connection_id uuid,
    external_id_is_sso_id boolean NOT NULL,
    strict boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    last_used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT scim_client_pkey PRIMARY KEY (org_id, scim_client_id),
    CONSTRAINT scim_client_check CHECK (((proof = 'federation'::text) = ((issuer IS NOT NULL) AND (subject IS NOT NULL) AND (audience IS NOT NULL)))),
    CONSTRAINT scim_client_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT scim_client_proof_check CHECK ((proof = ANY (ARRAY['client_secret'::text, 'private_key_jwt'::text, 'federation'::text])))
) WITH (fillfactor=80);
CREATE UNIQUE INDEX scim_client_by_id ON scim_client USING btree (scim_client_id);

CREATE TABLE scim_client_secret (
    org_id uuid NOT NULL,
    scim_client_id uuid NOT NULL,
    secret_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    expires_at timestamp with time zone NOT NULL,
    warned_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT scim_client_secret_pkey PRIMARY KEY (org_id, scim_client_id, secret_id),
    CONSTRAINT scim_client_secret_org_id_scim_client_id_fkey FOREIGN KEY (org_id, scim_client_id) REFERENCES scim_client(org_id, scim_client_id) ON DELETE CASCADE,
    CONSTRAINT scim_client_secret_secret_hash_check CHECK ((octet_length(secret_hash) = 32))
);
CREATE INDEX scim_client_secret_expiring ON scim_client_secret USING btree (expires_at) WHERE (warned_at IS NULL);

CREATE TABLE scim_request (
    org_id uuid NOT NULL,
    request_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    method text NOT NULL,
    path text NOT NULL,
    status smallint NOT NULL,
    duration_millis integer NOT NULL,
    scim_token_id uuid NOT NULL,
    token_name text NOT NULL,
    body text,
    detail text,
    ignored text[] NOT NULL,
    CONSTRAINT scim_request_pkey PRIMARY KEY (org_id, request_id)
);
CREATE INDEX scim_request_at ON scim_request USING btree (at);
CREATE INDEX scim_request_refused ON scim_request USING btree (org_id, request_id) WHERE (status >= 400);

CREATE TABLE scim_token (
    org_id uuid NOT NULL,
    scim_token_id uuid NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    connection_id uuid,
    external_id_is_sso_id boolean NOT NULL,
    strict boolean NOT NULL,
    expires_at timestamp with time zone,
    warned_at timestamp with time zone,
    last_used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT scim_token_pkey PRIMARY KEY (org_id, scim_token_id),
    CONSTRAINT scim_token_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT scim_token_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX scim_token_expiring ON scim_token USING btree (expires_at) WHERE ((warned_at IS NULL) AND (expires_at IS NOT NULL));

CREATE TABLE seat_day (
    org_id uuid NOT NULL,
    day date NOT NULL,
    low integer NOT NULL,
    high integer NOT NULL,
    used integer NOT NULL,
    max_seats integer,
    CONSTRAINT seat_day_pkey PRIMARY KEY (org_id, day),
    CONSTRAINT seat_day_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE
) WITH (fillfactor=50);

CREATE TABLE session (
    org_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    user_id uuid NOT NULL,
    epoch bigint NOT NULL,
    connection_id uuid NOT NULL,
    auth_method text NOT NULL,
    subject text COLLATE "C",
    provider_session text COLLATE "C",
    sealed_id_token bytea,
    user_agent text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone,
    name_id jsonb,
    authenticated_at timestamp with time zone,
    CONSTRAINT session_pkey PRIMARY KEY (org_id, token_hash),
    CONSTRAINT session_of_user UNIQUE (org_id, user_id, session_id) DEFERRABLE,
    CONSTRAINT session_auth_method_check CHECK ((auth_method = ANY (ARRAY['OIDC'::text, 'SAML'::text]))),
    CONSTRAINT session_user_agent_check CHECK ((length(user_agent) <= 200))
) WITH (fillfactor=90);
CREATE INDEX session_expiry ON session USING btree (expires_at);
CREATE INDEX session_subject ON session USING btree (org_id, connection_id, lower(subject));
CREATE TRIGGER session_ends_grants AFTER DELETE ON session REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION end_grants_of_sessions();

CREATE TABLE sign_in_attempt (
    org_id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    reference text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    connection_id uuid,
    accepted boolean NOT NULL,
    code text COLLATE "C",
    message text NOT NULL,
    user_id uuid,
    email text,
    external_sso_id text,
    checks jsonb NOT NULL,
    CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (org_id, attempt_id)
);
CREATE INDEX sign_in_attempt_age ON sign_in_attempt USING btree (at);
CREATE INDEX sign_in_attempt_code ON sign_in_attempt USING btree (org_id, code, attempt_id) WHERE (code IS NOT NULL);
CREATE INDEX sign_in_attempt_reference ON sign_in_attempt USING btree (org_id, reference);

CREATE TABLE signing_key (
    kid text COLLATE "C" NOT NULL,
    algorithm text NOT NULL,
    public_jwk jsonb NOT NULL,
    sealed_jwk bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    signs_from timestamp with time zone NOT NULL,
    signs_until timestamp with time zone NOT NULL,
    published_until timestamp with time zone NOT NULL,
    CONSTRAINT signing_key_pkey PRIMARY KEY (kid),
    CONSTRAINT signing_key_algorithm_check CHECK ((algorithm = ANY (ARRAY['ES256'::text, 'RS256'::text]))),
    CONSTRAINT signing_key_check CHECK ((signs_until > signs_from)),
    CONSTRAINT signing_key_check1 CHECK ((published_until >= signs_until))
);

CREATE TABLE team (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    display_name text NOT NULL,
    external_id text COLLATE "C",
    managed_by_scim boolean NOT NULL,
    member_count integer NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
    modified_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
    display_name_key text COLLATE "pg_c_utf8" NOT NULL GENERATED ALWAYS AS lower((display_name COLLATE pg_c_utf8)) STORED,
    CONSTRAINT team_pkey PRIMARY KEY (org_id, team_id),
    CONSTRAINT team_display_name UNIQUE (org_id, display_name_key),
    CONSTRAINT team_external_id UNIQUE (org_id, external_id),
    CONSTRAINT team_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT team_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 256))),
    CONSTRAINT team_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 512))),
    CONSTRAINT team_member_count_check CHECK ((member_count >= 0))
) WITH (fillfactor=50);

CREATE TABLE team_member (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    joined bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT team_member_pkey PRIMARY KEY (org_id, team_id, user_id)
);
CREATE INDEX team_member_person ON team_member USING btree (org_id, user_id);
CREATE TRIGGER team_follows_joining AFTER INSERT ON team_member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION team_follows_joining();
CREATE TRIGGER team_follows_leaving AFTER DELETE ON team_member REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION team_follows_leaving();

CREATE TABLE team_member_stage (
    org_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    step integer NOT NULL,
    user_id uuid NOT NULL,
    place integer NOT NULL,
    CONSTRAINT team_member_stage_pkey PRIMARY KEY (org_id, stage_id, step, user_id)
);

CREATE TABLE user_account (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    user_name text NOT NULL,
    email text,
    email_proven boolean NOT NULL,
    display_name text,
    given_name text,
    family_name text,
    role text NOT NULL DEFAULT 'learner'::text,
    source text NOT NULL,
    managed_by_scim boolean NOT NULL DEFAULT false,
    external_id text COLLATE "C",
    deactivated_at timestamp with time zone,
    blocked_at timestamp with time zone,
    deleted_at timestamp with time zone,
    epoch bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    active boolean NOT NULL GENERATED ALWAYS AS ((deactivated_at IS NULL) AND (blocked_at IS NULL) AND (deleted_at IS NULL)) STORED,
    status text NOT NULL GENERATED ALWAYS AS 
CASE
    WHEN (deleted_at IS NOT NULL) THEN 'deleted'::text
    WHEN (blocked_at IS NOT NULL) THEN 'blocked'::text
    WHEN (deactivated_at IS NOT NULL) THEN 'deactivated'::text
    ELSE 'active'::text
END STORED,
    user_name_key text COLLATE "pg_c_utf8" NOT NULL GENERATED ALWAYS AS lower((user_name COLLATE pg_c_utf8)) STORED,
    email_key text COLLATE "pg_c_utf8" GENERATED ALWAYS AS lower((email COLLATE pg_c_utf8)) STORED,
    name_key text COLLATE "pg_c_utf8" GENERATED ALWAYS AS lower((COALESCE(display_name, ((given_name || ' '::text) || family_name), given_name, family_name) COLLATE pg_c_utf8)) STORED,
    family_name_key text COLLATE "pg_c_utf8" GENERATED ALWAYS AS lower((family_name COLLATE pg_c_utf8)) STORED,
    sso_connection_id uuid,
    former_role text,
    modified_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT user_account_pkey PRIMARY KEY (org_id, user_id),
    CONSTRAINT user_account_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT user_account_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 256))),
    CONSTRAINT user_account_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320))),
    CONSTRAINT user_account_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 512))),
    CONSTRAINT user_account_family_name_check CHECK (((length(family_name) >= 1) AND (length(family_name) <= 256))),
    CONSTRAINT user_account_former_role_check CHECK ((former_role = 'org_admin'::text)),
    CONSTRAINT user_account_given_name_check CHECK (((length(given_name) >= 1) AND (length(given_name) <= 256))),
    CONSTRAINT user_account_role_check CHECK ((role = ANY (ARRAY['learner'::text, 'org_admin'::text]))),
    CONSTRAINT user_account_source_check CHECK ((source = ANY (ARRAY['jit'::text, 'scim'::text, 'invitation'::text, 'import'::text]))),
    CONSTRAINT user_account_user_name_check CHECK (((length(user_name) >= 1) AND (length(user_name) <= 320)))
) WITH (fillfactor=90, autovacuum_vacuum_insert_scale_factor=0.02, autovacuum_vacuum_scale_factor=0.05);
CREATE UNIQUE INDEX user_account_email ON user_account USING btree (org_id, email_key) INCLUDE (user_id, role, status, source) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX user_account_external_id ON user_account USING btree (org_id, external_id) WHERE ((deleted_at IS NULL) AND (external_id IS NOT NULL));
CREATE INDEX user_account_family_name ON user_account USING btree (org_id, family_name_key) INCLUDE (user_id, role, status, source) WHERE (family_name_key IS NOT NULL);
CREATE INDEX user_account_kind ON user_account USING btree (org_id, source, status, role, user_id) WHERE (source IS NOT NULL);
CREATE INDEX user_account_modified ON user_account USING btree (org_id, modified_at) WHERE (deleted_at IS NULL);
CREATE INDEX user_account_name ON user_account USING btree (org_id, name_key) INCLUDE (user_id, role, status, source) WHERE (name_key IS NOT NULL);
CREATE INDEX user_account_org_admin ON user_account USING btree (org_id, user_id) WHERE (role = 'org_admin'::text);
CREATE INDEX user_account_tombstone ON user_account USING btree (org_id, email_key) INCLUDE (user_id, role, status, source) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX user_account_user_name ON user_account USING btree (org_id, user_name_key) INCLUDE (user_id, role, status, source) WHERE (deleted_at IS NULL);
CREATE TRIGGER modified_follows_version BEFORE UPDATE ON user_account FOR EACH ROW WHEN ((new.version <> old.version)) EXECUTE FUNCTION modified_follows_version();
CREATE TRIGGER seats_follow_delete AFTER DELETE ON user_account REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_delete();
CREATE TRIGGER seats_follow_insert AFTER INSERT ON user_account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_insert();
CREATE TRIGGER seats_follow_truncate AFTER TRUNCATE ON user_account FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_truncate();
CREATE TRIGGER seats_follow_update AFTER UPDATE ON user_account REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seats_follow_update();
CREATE TRIGGER they_find_places AFTER INSERT ON user_account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION places_follow_insert();
CREATE TRIGGER they_leave_when_buried AFTER UPDATE ON user_account FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION leave_places_and_teams();
CREATE TRIGGER they_leave_when_erased AFTER DELETE ON user_account FOR EACH ROW WHEN ((old.deleted_at IS NULL)) EXECUTE FUNCTION leave_places_and_teams();

CREATE TABLE user_place (
    org_id uuid NOT NULL,
    first_user_id uuid NOT NULL,
    people integer NOT NULL,
    CONSTRAINT user_place_pkey PRIMARY KEY (org_id, first_user_id),
    CONSTRAINT user_place_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT user_place_people_check CHECK ((people >= 0))
) WITH (fillfactor=50);

CREATE TABLE user_region (
    org_id uuid NOT NULL,
    first_user_id uuid NOT NULL,
    people integer NOT NULL,
    CONSTRAINT user_region_pkey PRIMARY KEY (org_id, first_user_id),
    CONSTRAINT user_region_org_id_fkey FOREIGN KEY (org_id) REFERENCES organization(org_id) ON DELETE CASCADE,
    CONSTRAINT user_region_people_check CHECK ((people >= 0))
) WITH (fillfactor=50);

-- FUNCTION end_grants(p_org uuid, p_grants uuid[]) RETURNS void
-- FUNCTION end_grants_of_sessions() RETURNS trigger
-- FUNCTION first_place() RETURNS trigger
-- FUNCTION leave_places_and_teams() RETURNS trigger
-- FUNCTION look_at_what_has_grown() RETURNS integer
-- FUNCTION modified_follows_version() RETURNS trigger
-- FUNCTION places_follow_insert() RETURNS trigger
-- FUNCTION record_facts(p_org uuid, p_actor_kind text[], p_actor_id text[], p_actor_name text[], p_action text[], p_subject text[], p_detail jsonb[]) RETURNS bigint
-- FUNCTION seats_are_watched() RETURNS trigger
-- FUNCTION seats_follow_delete() RETURNS trigger
-- FUNCTION seats_follow_insert() RETURNS trigger
-- FUNCTION seats_follow_truncate() RETURNS trigger
-- FUNCTION seats_follow_update() RETURNS trigger
-- FUNCTION split_place(p_org uuid, p_first uuid) RETURNS void
-- FUNCTION split_region(p_org uuid, p_place uuid) RETURNS void
-- FUNCTION take_seats(p_org uuid, p_seats integer) RETURNS void
-- FUNCTION team_follows_joining() RETURNS trigger
-- FUNCTION team_follows_leaving() RETURNS trigger

CREATE VIEW account_profile AS
 SELECT person.org_id,
    person.user_id,
    person.user_name,
    person.email,
    person.email_proven,
    person.display_name,
    person.given_name,
    person.family_name,
    person.role,
    person.status,
    person.active,
    person.source,
    person.managed_by_scim,
    person.epoch,
    person.version,
    person.created_at,
    visit.auth_method,
    visit.external_sso_id,
    visit.at AS last_sign_in_at,
    ARRAY( SELECT team.display_name
           FROM team_member member
             JOIN team ON team.org_id = member.org_id AND team.team_id = member.team_id
          WHERE member.org_id = person.org_id AND member.user_id = person.user_id
          ORDER BY member.joined) AS teams,
    COALESCE(( SELECT jsonb_agg(jsonb_build_object('connection', way.connection_id, 'externalSsoId', way.external_sso_id, 'authMethod', way.auth_method, 'linkedAt', way.linked_at) ORDER BY ((way.connection_id = visit.connection_id AND way.external_sso_id = visit.external_sso_id) IS TRUE) DESC, way.linked_at DESC) AS jsonb_agg
           FROM identity way
          WHERE way.org_id = person.org_id AND way.user_id = person.user_id), '[]'::jsonb) AS identities,
    person.external_id,
    person.former_role
   FROM user_account person
     LEFT JOIN last_sign_in visit ON visit.org_id = person.org_id AND visit.user_id = person.user_id;

CREATE VIEW account_state AS
 SELECT org_id,
    user_id,
    active,
    epoch,
    role
   FROM user_account;

CREATE VIEW connection_voice AS
 SELECT org_id,
    connection_id,
    slug,
    protocol,
    is_default,
    domains,
    ARRAY( SELECT unnest(other.domains) AS unnest
           FROM connection other
          WHERE other.org_id = connection.org_id AND other.connection_id <> connection.connection_id AND other.enabled) AS domains_of_others
   FROM connection
  WHERE enabled;

CREATE VIEW organization_profile AS
 SELECT organization.org_id,
    organization_slug.slug,
    organization.name AS org_name,
    organization_counter.max_seats,
    organization_counter.seats_used,
    organization.enabled AS org_enabled,
    organization.jit_enabled,
    organization.contact_url,
    organization.upgrade_url,
    organization.launch_url,
    organization.return_urls,
    organization.session_lifetime_seconds,
    organization.version AS org_version,
    organization.created_at AS org_created_at,
    organization.skip_unknown_members
   FROM organization_slug
     JOIN organization ON organization.org_id = organization_slug.org_id
     JOIN organization_counter ON organization_counter.org_id = organization.org_id;

CREATE VIEW scim_email AS
 SELECT pushed_email.org_id,
    pushed_email.email_key,
    pushed_email.user_id
   FROM pushed_email
UNION ALL
 SELECT user_account.org_id,
    user_account.email_key,
    user_account.user_id
   FROM user_account
  WHERE NOT user_account.managed_by_scim AND user_account.deleted_at IS NULL AND user_account.email_key IS NOT NULL;

CREATE VIEW scim_user AS
 SELECT org_id,
    user_id,
    created_at AS created,
    modified_at AS last_modified,
    version,
    user_name,
    external_id,
    deactivated_at IS NULL AS scim_active,
    email,
    display_name,
    given_name,
    family_name,
    attributes,
    attributes || jsonb_strip_nulls(jsonb_build_object('userName', user_name, 'externalId', external_id, 'active', deactivated_at IS NULL)) AS document,
    user_name_key,
    name_key,
    ARRAY( SELECT member.team_id
           FROM team_member member
          WHERE member.org_id = shown.org_id AND member.user_id = shown.user_id
          ORDER BY member.joined) AS group_ids,
    ARRAY( SELECT team.display_name
           FROM team_member member
             JOIN team ON team.org_id = member.org_id AND team.team_id = member.team_id
          WHERE member.org_id = shown.org_id AND member.user_id = shown.user_id
          ORDER BY member.joined) AS group_names
   FROM ( SELECT person.org_id,
            person.user_id,
            person.user_name,
            person.email,
            person.email_proven,
            person.display_name,
            person.given_name,
            person.family_name,
            person.role,
            person.source,
            person.managed_by_scim,
            person.external_id,
            person.deactivated_at,
            person.blocked_at,
            person.deleted_at,
            person.epoch,
            person.version,
            person.created_at,
            person.active,
            person.status,
            person.user_name_key,
            person.email_key,
            person.name_key,
            person.family_name_key,
            person.sso_connection_id,
            person.former_role,
            person.modified_at,
            COALESCE(pushed.attributes, jsonb_strip_nulls(jsonb_build_object('displayName', person.display_name, 'name',
                CASE
                    WHEN COALESCE(person.given_name, person.family_name) IS NOT NULL THEN jsonb_build_object('givenName', person.given_name, 'familyName', person.family_name)
                    ELSE NULL::jsonb
                END, 'emails',
                CASE
                    WHEN person.email IS NOT NULL THEN jsonb_build_array(jsonb_build_object('value', person.email, 'type', 'work', 'primary', true))
                    ELSE NULL::jsonb
                END))) AS attributes
           FROM user_account person
             LEFT JOIN pushed_profile pushed ON pushed.org_id = person.org_id AND pushed.user_id = person.user_id
          WHERE COALESCE(person.deleted_at, 'infinity'::timestamp with time zone) = 'infinity'::timestamp with time zone) shown;
