package io.seatkeeper.admin.key;

/** The statements on {@code operator_key} and {@code admin_key}. */
final class KeySql {
    static final String INSERT_OPERATOR_KEY = """
            INSERT INTO operator_key (operator_key_id, name, hash) VALUES ($1, $2, $3)
            """;

    static final String SELECT_OPERATOR_KEY = """
            SELECT name, hash FROM operator_key WHERE operator_key_id = $1
            """;

    /** Coarse, so that a busy key costs one write in five minutes. */
    static final String TOUCH_OPERATOR_KEY = """
            UPDATE operator_key SET last_used_at = now()
            WHERE operator_key_id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '5 minutes')
            """;

    /** A key that is live: within its time, and its owner still the Org Admin who made it. */
    static final String SELECT_LIVE_ADMIN_KEY = """
            SELECT key.name, key.hash, key.scopes, key.setup, key.owner_id, key.expires_at, coalesce(owner.email, owner.user_name) AS owner_label
            FROM admin_key key
            LEFT JOIN account_profile owner ON owner.org_id = key.org_id AND owner.user_id = key.owner_id
                AND owner.active AND owner.role = 'org_admin' AND owner.epoch = key.owner_epoch
            WHERE key.org_id = $1 AND key.admin_key_id = $2
                AND (key.expires_at IS NULL OR key.expires_at > now())
                AND (key.owner_id IS NULL OR owner.user_id IS NOT NULL)
            """;

    static final String TOUCH_ADMIN_KEY = """
            UPDATE admin_key SET last_used_at = now()
            WHERE org_id = $1 AND admin_key_id = $2
                AND (last_used_at IS NULL OR last_used_at < now() - interval '5 minutes')
            """;

    static final String INSERT_KEY_OF_OPERATOR = """
            INSERT INTO admin_key (org_id, admin_key_id, name, hash, scopes, expires_at, setup)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING created_at
            """;

    /** Inserts nothing when the owner has ceased to be an active Org Admin by now. */
    static final String INSERT_KEY_OF_ORG_ADMIN = """
            INSERT INTO admin_key (org_id, admin_key_id, name, hash, scopes, expires_at, setup, owner_id, owner_epoch)
            SELECT $1, $2, $3, $4, $5, $6, $7, owner.user_id, owner.epoch FROM account_state owner
            WHERE owner.org_id = $1 AND owner.user_id = $8 AND owner.active AND owner.role = 'org_admin'
            RETURNING created_at
            """;

    static final String LIST_ADMIN_KEYS = """
            SELECT key.admin_key_id, key.name, key.scopes, key.owner_id, key.expires_at, key.last_used_at, key.created_at,
                (key.expires_at IS NULL OR key.expires_at > now())
                    AND (key.owner_id IS NULL OR owner.user_id IS NOT NULL) AS live
            FROM admin_key key
            LEFT JOIN account_state owner ON owner.org_id = key.org_id AND owner.user_id = key.owner_id
                AND owner.active AND owner.role = 'org_admin' AND owner.epoch = key.owner_epoch
            WHERE key.org_id = $1 AND key.setup = $4 AND ($2::uuid IS NULL OR key.admin_key_id < $2)
            ORDER BY key.admin_key_id DESC LIMIT $3
            """;

    static final String COUNT_ADMIN_KEYS = """
            SELECT count(*) FROM admin_key WHERE org_id = $1 AND setup = $2
            """;

    static final String SELECT_SCOPES = """
            SELECT name, scopes FROM admin_key WHERE org_id = $1 AND admin_key_id = $2 AND setup = $3 FOR UPDATE
            """;

    static final String DELETE_ADMIN_KEY = """
            DELETE FROM admin_key WHERE org_id = $1 AND admin_key_id = $2
            """;

    private KeySql() {}
}
