-- What a change of a token was made from, so that two admins don't undo each other unseen. Nodes of before leave it as it is.
ALTER TABLE scim_token ADD COLUMN version bigint NOT NULL DEFAULT 1;
