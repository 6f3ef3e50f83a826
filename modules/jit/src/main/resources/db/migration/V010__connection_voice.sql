-- Published, to read only: for which mail domains an enabled connection's word counts. directory declares the view, since it
-- asks whether an address that a connection's SCIM client pushes is proven; what it says is jit's.
CREATE OR REPLACE VIEW connection_voice AS
    SELECT connection.org_id, connection.connection_id, connection.slug, connection.protocol,
        connection.is_default, connection.domains,
        ARRAY(SELECT unnest(other.domains) FROM connection other
            WHERE other.org_id = connection.org_id AND other.connection_id <> connection.connection_id
                AND other.enabled) AS domains_of_others
    FROM connection WHERE connection.enabled;
