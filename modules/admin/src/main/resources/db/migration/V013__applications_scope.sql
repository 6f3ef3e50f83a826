-- admin: keys may have the scope applications. Keys of before keep the scopes that they were made with.
ALTER TABLE admin_key DROP CONSTRAINT admin_key_scopes_check;
ALTER TABLE admin_key ADD CONSTRAINT admin_key_scopes_check CHECK (scopes <@ ARRAY['users', 'roles', 'connections',
    'domains', 'scim', 'applications', 'keys', 'records'] AND cardinality(scopes) > 0);
