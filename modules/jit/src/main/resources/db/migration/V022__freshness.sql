-- How fresh a proof somebody asked for when a sign-in was begun, and when the person of a session proved who they are, as far as
-- their identity provider says so (auth_time, AuthnInstant). Null: nothing was asked for; the provider does not say.
ALTER TABLE pending_sign_in ADD COLUMN proven_since timestamptz;
ALTER TABLE session ADD COLUMN authenticated_at timestamptz;
