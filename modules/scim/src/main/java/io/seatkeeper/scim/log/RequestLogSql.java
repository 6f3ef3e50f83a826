package io.seatkeeper.scim.log;

/** The statements on {@code scim_request}. */
final class RequestLogSql {
    /** Many entries at once; lists of ignored attributes come as JSON, since arrays of arrays are matrices in PostgreSQL. */
    static final String WRITE = """
            INSERT INTO scim_request (org_id, request_id, at, method, path, status, duration_millis, scim_token_id, token_name,
              body, detail, ignored)
            SELECT org_id, request_id, at, method, path, status, duration_millis, scim_token_id, token_name, body, detail,
              CASE WHEN ignored = '[]' THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(ignored::jsonb)) END
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::int[], $7::int[], $8::uuid[],
              $9::text[], $10::text[], $11::text[], $12::text[])
              AS entry (org_id, request_id, at, method, path, status, duration_millis, scim_token_id, token_name, body, detail,
              ignored)""";

    private static final String MATCHING = """
            WHERE org_id = $1 AND status BETWEEN $2 AND $3 AND ($4::text IS NULL OR starts_with(path, $4))
              AND ($5::text IS NULL OR strpos(lower(path), $5) > 0 OR strpos(lower(body), $5) > 0
                OR strpos(lower(detail), $5) > 0)
              AND ($6::timestamptz IS NULL OR at >= $6)""";

    static final String READ = """
            SELECT request_id, at, method, path, status, duration_millis, scim_token_id, token_name, body, detail, ignored
            FROM scim_request
            """ + MATCHING + """
             AND ($7::uuid IS NULL OR request_id < $7)
            ORDER BY request_id DESC LIMIT $8""";

    static final String COUNT = "SELECT count(*) AS total FROM scim_request " + MATCHING;

    static final String FORGET = """
            DELETE FROM scim_request WHERE (org_id, request_id) IN
              (SELECT org_id, request_id FROM scim_request WHERE at < $1 ORDER BY at LIMIT $2)""";

    private RequestLogSql() {}
}
