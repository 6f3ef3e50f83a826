package io.seatkeeper.directory.team;

/** Members who wait to become visible. Of the statements that make them so the parameters are 1 organization, 2 team, 3 stage, 4 step. */
final class StageSql {
    /** A piece: 3 step, 4 ids, 5 the place of the first. An id that is there already is there once. */
    static final String STAGE = """
            INSERT INTO team_member_stage (org_id, stage_id, step, user_id, place)
            SELECT $1, $2, $3, asked.user_id, $5 + asked.place
            FROM unnest($4::uuid[]) WITH ORDINALITY AS asked (user_id, place)
            ON CONFLICT DO NOTHING""";

    /** How many wait: fewer than were staged when PostgreSQL has crashed since. */
    static final String COUNT = "SELECT count(*) FROM team_member_stage WHERE org_id = $1 AND stage_id = $2";

    /** Whoever was deleted since they were staged is passed over, as if deleted just after. */
    static final String ADD = """
            INSERT INTO team_member (org_id, team_id, user_id)
            SELECT $1, $2, stage.user_id
            FROM team_member_stage stage
            WHERE stage.org_id = $1 AND stage.stage_id = $3 AND stage.step = $4 AND (
                SELECT person.deleted_at IS NULL FROM user_account person
                WHERE person.org_id = $1 AND person.user_id = stage.user_id)
            ORDER BY stage.place
            ON CONFLICT DO NOTHING""";

    static final String TAKE_OUT = """
            DELETE FROM team_member member WHERE member.org_id = $1 AND member.team_id = $2 AND (
                SELECT true FROM team_member_stage stage
                WHERE stage.org_id = $1 AND stage.stage_id = $3 AND stage.step = $4 AND stage.user_id = member.user_id)""";

    static final String KEEP_ONLY = """
            DELETE FROM team_member member WHERE member.org_id = $1 AND member.team_id = $2 AND (
                SELECT true FROM team_member_stage stage
                WHERE stage.org_id = $1 AND stage.stage_id = $3 AND stage.step = $4 AND stage.user_id = member.user_id)
                IS NULL""";

    static final String CLEAR = "DELETE FROM team_member_stage WHERE org_id = $1 AND stage_id = $2";

    /** What nobody came back for: stages older than the id $1, at most $2 rows. */
    static final String CLEAR_STALE = """
            DELETE FROM team_member_stage WHERE (org_id, stage_id, step, user_id) IN (
                SELECT org_id, stage_id, step, user_id FROM team_member_stage WHERE stage_id < $1 LIMIT $2)""";

    private StageSql() {}
}
