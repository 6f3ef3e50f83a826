package io.seatkeeper.directory.invitation;

/** Statements on {@code invitation}. */
final class InvitationSql {
    /** Whoever has the address and more than was to be given already. */
    static final String HOLDS_ROLE = """
            SELECT FROM user_account
            WHERE org_id = $1 AND email_key = lower($2 COLLATE "pg_c_utf8") AND deleted_at IS NULL
                AND (role = $3 OR role = 'org_admin')""";

    static final String INSERT = """
            INSERT INTO invitation (org_id, invitation_id, hash, email, role, inviter_kind, inviter_id, inviter_name,
                inviter_epoch, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
                (SELECT epoch FROM user_account WHERE org_id = $1 AND user_id::text = $7 AND $6 = 'org_admin'), $9)
            RETURNING *, 'open' AS status""";

    private static final String STATUS = """
            SELECT *, CASE WHEN accepted_at IS NOT NULL THEN 'accepted' WHEN revoked_at IS NOT NULL THEN 'revoked'
                WHEN expires_at <= now() THEN 'expired' ELSE 'open' END AS status
            FROM invitation WHERE org_id = $1 AND""";

    static final String LIST =
            STATUS + " ($2::uuid IS NULL OR invitation_id < $2) ORDER BY invitation_id DESC LIMIT $3";

    static final String COUNT = "SELECT count(*) FROM invitation WHERE org_id = $1";

    static final String FIND = STATUS + " invitation_id = $2";

    static final String REVOKE = "UPDATE invitation SET revoked_at = now() WHERE org_id = $1 AND invitation_id = $2";

    /** The first browser has it. */
    static final String TAKE = """
            UPDATE invitation SET browser_hash = $3
            WHERE org_id = $1 AND invitation_id = $2 AND (browser_hash IS NULL OR browser_hash = $3)""";

    static final String ACCEPT = """
            UPDATE invitation SET accepted_at = now(), accepted_by = $3 WHERE org_id = $1 AND invitation_id = $2""";

    /** No row: who invited may no longer do so. */
    static final String INVITER_STILL_MAY = """
            SELECT FROM invitation
            WHERE org_id = $1 AND invitation_id = $2 AND (inviter_kind <> 'org_admin' OR EXISTS (
                SELECT FROM user_account inviter
                WHERE inviter.org_id = $1 AND inviter.user_id::text = inviter_id AND inviter.active
                    AND inviter.role = 'org_admin' AND inviter.epoch = inviter_epoch))""";

    private InvitationSql() {}
}
