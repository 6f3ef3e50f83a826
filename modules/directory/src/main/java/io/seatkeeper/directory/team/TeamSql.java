package io.seatkeeper.directory.team;

/**
 * Teams and their members. Parameters begin with 1 organization and 2 team. Where each of many rows is looked up, that is
 * a subquery that yields one value and names nothing but the key: it can only be run by the key's index, while a join, or a
 * condition that another index has too, may be planned for a table that has grown since.
 */
final class TeamSql {
    static final String FIND = "SELECT * FROM team WHERE org_id = $1 AND team_id = $2";

    /** Each member is looked up by id: a join could be planned to read everybody for each, beside an organization just grown. */
    static final String MEMBERS = """
            SELECT member.team_id, member.user_id, person.user_name, person.display_name, person.given_name,
                person.family_name
            FROM team_member member
            CROSS JOIN LATERAL (SELECT * FROM user_account account
                WHERE account.org_id = $1 AND account.user_id = member.user_id OFFSET 0) person
            WHERE member.org_id = $1 AND member.team_id = ANY ($2::uuid[])
            ORDER BY member.joined""";

    static final String CREATE = """
            INSERT INTO team (org_id, team_id, display_name, external_id, managed_by_scim) VALUES ($1, $2, $3, $4, $5)""";

    static final String CHANGE = """
            UPDATE team SET display_name = $3, external_id = $4, managed_by_scim = $5, version = version + 1,
                modified_at = clock_timestamp()
            WHERE org_id = $1 AND team_id = $2""";

    static final String REMOVE = "DELETE FROM team WHERE org_id = $1 AND team_id = $2";

    /** Which of the ids ($2) nobody alive has, and nobody where the organization wants them skipped; at most $3. */
    static final String UNKNOWN = """
            SELECT asked.user_id
            FROM organization CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS asked (user_id, place)
            WHERE organization.org_id = $1 AND NOT organization.skip_unknown_members AND (
                SELECT person.deleted_at IS NULL FROM user_account person
                WHERE person.org_id = $1 AND person.user_id = asked.user_id) IS NOT TRUE
            ORDER BY asked.place LIMIT $3""";

    /** These join ($3), in their order; who is there stays there, and whom nobody knows is passed over. */
    static final String ADD = """
            INSERT INTO team_member (org_id, team_id, user_id)
            SELECT $1, $2, asked.user_id
            FROM unnest($3::uuid[]) WITH ORDINALITY AS asked (user_id, place)
            WHERE (SELECT person.deleted_at IS NULL FROM user_account person
                WHERE person.org_id = $1 AND person.user_id = asked.user_id)
            ORDER BY asked.place
            ON CONFLICT DO NOTHING RETURNING user_id""";

    static final String TAKE_OUT = """
            DELETE FROM team_member WHERE org_id = $1 AND team_id = $2 AND user_id = ANY ($3::uuid[]) RETURNING user_id""";

    static final String KEEP_ONLY = """
            DELETE FROM team_member
            WHERE org_id = $1 AND team_id = $2 AND user_id NOT IN (SELECT unnest($3::uuid[])) RETURNING user_id""";

    private TeamSql() {}
}
