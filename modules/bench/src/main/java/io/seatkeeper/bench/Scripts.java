package io.seatkeeper.bench;

import java.util.List;

/**
 * Scripts for pgbench made of the product's own statements, read from its {@code *Sql} classes, so that they can't drift
 * apart. Where the service sends several statements in one flush, so does pgbench.
 */
final class Scripts {
    private static final String ORGANIZATION = "md5('org' || :o::text)::uuid";
    private static final String CONNECTION = "md5('connection' || :o::text)::uuid";
    private static final String USER = "md5('user' || :o::text || '-' || :n::text)::uuid";
    private static final String SUBJECT = "'subject-' || :n::text";
    private static final String EMAIL = "'person-' || :n::text || '@bench.example'";
    private static final String NAME = "'Person ' || :n::text";
    private static final String FAMILY = ":n::text";
    private static final String STATE = "sha256(('state' || :s::text)::bytea)";
    private static final String BROWSER = "sha256('browser'::bytea)";
    private static final String NOW = "now()";
    private static final String SOON = "now() + interval '10 minutes'";

    private Scripts() {}

    /** Somebody signs in for the first time, in one of so many organizations. */
    static List<String> firstSignIn(int organizations) {
        return List.of(
                "\\set o random(1, " + organizations + ")",
                "\\set n random(1000000, 9000000000000000)",
                "\\set s random(1, 9000000000000000)",
                begin(),
                consume(),
                returning(),
                "\\startpipeline",
                "BEGIN;",
                Statement.of("directory.write.CounterSql", "BOUND"),
                Statement.of("directory.write.CounterSql", "LOCK", ORGANIZATION),
                Statement.of(
                        "directory.provision.ProvisioningSql",
                        "LOOK",
                        ORGANIZATION,
                        Statement.array(CONNECTION),
                        Statement.array(SUBJECT),
                        Statement.array(EMAIL)),
                "\\endpipeline",
                "\\startpipeline",
                Statement.of(
                        "directory.provision.ProvisioningSql",
                        "CREATE",
                        ORGANIZATION,
                        Statement.array(USER),
                        Statement.array(EMAIL),
                        Statement.array(NAME),
                        Statement.array("'Person'::text"),
                        Statement.array(FAMILY),
                        Statement.array(CONNECTION),
                        Statement.array(SUBJECT),
                        Statement.array("'OIDC'::text")),
                Statement.of(
                        "platform.published.FactSql",
                        "RECORD",
                        ORGANIZATION,
                        Statement.array("'person'::text"),
                        Statement.array(USER + "::text"),
                        Statement.array(EMAIL),
                        Statement.array("'user.provisioned'::text"),
                        Statement.array(USER + "::text"),
                        Statement.array("jsonb_build_object('email', " + EMAIL + ", 'connection', " + CONNECTION
                                + ", 'externalSsoId', " + SUBJECT + ", 'role', 'learner')::text")),
                profile(),
                "COMMIT;",
                "\\endpipeline",
                session());
    }

    /** Somebody signs in again and nothing has changed. */
    static List<String> returningSignIn(int organizations, int people) {
        return List.of(
                "\\set o random(1, " + organizations + ")",
                "\\set n random(1, " + people + ")",
                "\\set s random(1, 9000000000000000)",
                begin(),
                consume(),
                returning(),
                session());
    }

    /** A proxy asks whose session it is. */
    static List<String> sessionCheck(int organizations, int people) {
        return List.of(
                "\\set o random(1, " + organizations + ")",
                "\\set n random(1, " + people + ")",
                Statement.of(
                        "jit.session.SessionSql",
                        "CHECK_BRIEFLY",
                        ORGANIZATION,
                        "sha256(('token' || :o::text || '-' || :n::text)::bytea)",
                        NOW));
    }

    private static String begin() {
        return Statement.of(
                "jit.attempt.PendingSql",
                "BEGIN",
                ORGANIZATION,
                STATE,
                CONNECTION,
                BROWSER,
                "null::text",
                "null::uuid",
                NOW,
                SOON,
                "null::timestamptz");
    }

    private static String consume() {
        return Statement.of(
                "jit.attempt.PendingSql",
                "CONSUME",
                ORGANIZATION,
                STATE,
                CONNECTION,
                BROWSER,
                NOW,
                "sha256(('code' || :s::text)::bytea)",
                SOON);
    }

    private static String returning() {
        return Statement.of(
                "directory.provision.ProvisioningSql",
                "RETURN",
                ORGANIZATION,
                CONNECTION,
                SUBJECT,
                "'OIDC'::text",
                EMAIL,
                "true",
                NAME,
                "'Person'::text",
                FAMILY);
    }

    private static String profile() {
        return Statement.of("directory.people.PeopleSql", "FIND_ALL", ORGANIZATION, Statement.array(USER));
    }

    private static String session() {
        return Statement.of(
                "jit.session.SessionSql",
                "BEGIN",
                ORGANIZATION,
                "sha256(('session' || :s::text)::bytea)",
                "uuidv7()",
                USER,
                CONNECTION,
                "'OIDC'::text",
                SUBJECT,
                "'provider session'::text",
                "repeat('x', 1100)::bytea",
                "'bench'::text",
                NOW,
                "now() + interval '12 hours'",
                "null::uuid",
                "null::bytea",
                "uuidv7()",
                "'REFERENCE'::text",
                "'Signed in.'::text",
                EMAIL,
                SUBJECT,
                "to_jsonb(repeat('x', 1000))",
                "null::jsonb",
                NOW);
    }
}
