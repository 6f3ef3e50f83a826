-- A set-up link is an admin key of a narrow kind: whoever holds it connects the organization's identity provider, proves its
-- domains and makes tokens for SCIM, and reaches nothing else.
ALTER TABLE admin_key
    ADD COLUMN setup boolean NOT NULL DEFAULT false,
    ADD CHECK (NOT setup OR (expires_at IS NOT NULL AND scopes <@ ARRAY['connections', 'domains', 'scim']));
