package io.seatkeeper.oauth.key;

/** Statements on signing keys. */
final class KeySql {
    /** Every key that is published. */
    static final String PUBLISHED = """
            SELECT kid, algorithm, public_jwk, sealed_jwk, signs_from, signs_until
            FROM signing_key WHERE published_until > $1 ORDER BY signs_from DESC, kid""";

    /** Only one node at a time makes keys. */
    static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('seatkeeper.signing_key'))";

    /** Until when there is a key of this algorithm to sign with. */
    static final String COVERED = "SELECT max(signs_until) AS covered FROM signing_key WHERE algorithm = $1";

    static final String ADD = """
            INSERT INTO signing_key (kid, algorithm, public_jwk, sealed_jwk, created_at, signs_from, signs_until,
              published_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    static final String FORGET = "DELETE FROM signing_key WHERE published_until < $1";

    private KeySql() {}
}
