-- Asking somebody in by a link: used once, by the browser that took it first, by a person with the very address. Whoever invites
-- to a role answers for it: once they are no Org Admin any more, what they asked to is given to nobody.
CREATE TABLE invitation (
    org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
    invitation_id uuid NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32), -- SHA-256 of what the link holds
    email text NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    role text NOT NULL CHECK (role IN ('learner', 'org_admin')),
    inviter_kind text NOT NULL,
    inviter_id text NOT NULL,
    inviter_name text NOT NULL,
    inviter_epoch bigint, -- of an Org Admin's account
    browser_hash bytea CHECK (octet_length(browser_hash) = 32),
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    accepted_by uuid,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, invitation_id),
    CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);
