-- A NameID that is an address is compared without regard to case, also when a provider's logout names it.
DROP INDEX session_subject;
CREATE INDEX session_subject ON session (org_id, connection_id, lower(subject));
