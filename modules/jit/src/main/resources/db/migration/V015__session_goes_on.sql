-- A session goes on under a new token when the same person signs in again in the same browser: for the length of one statement
-- there are two of its id.
ALTER TABLE session DROP CONSTRAINT session_of_user,
    ADD CONSTRAINT session_of_user UNIQUE (org_id, user_id, session_id) DEFERRABLE;
