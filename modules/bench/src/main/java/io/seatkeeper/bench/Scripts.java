package io.seatkeeper.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts for pgbench made of the product's own statements, read from its {@code *Sql} classes, so that they can't drift
 * apart. Where the service sends several statements in one flush, so does pgbench.
 */
final class Scripts {
    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+)");

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
                statement("directory.write.CounterSql", "BOUND"),
                statement("directory.write.CounterSql", "LOCK", ORGANIZATION),
                statement(
                        "directory.provision.ProvisioningSql",
                        "LOOK",
                        ORGANIZATION,
                        array(CONNECTION),
                        array(SUBJECT),
                        array(EMAIL)),
                "\\endpipeline",
                "\\startpipeline",
                statement(
                        "directory.provision.ProvisioningSql",
                        "CREATE",
                        ORGANIZATION,
                        array(USER),
                        array(EMAIL),
                        array(NAME),
                        array("'Person'::text"),
                        array(FAMILY),
                        array(CONNECTION),
                        array(SUBJECT),
                        array("'OIDC'::text")),
                statement(
                        "platform.published.FactSql",
                        "RECORD",
                        ORGANIZATION,
                        array("'person'::text"),
                        array(USER + "::text"),
                        array(EMAIL),
                        array("'user.provisioned'::text"),
                        array(USER + "::text"),
                        array("jsonb_build_object('email', " + EMAIL + ", 'connection', " + CONNECTION
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
                statement(
                        "jit.session.SessionSql",
                        "CHECK_BRIEFLY",
                        ORGANIZATION,
                        "sha256(('token' || :o::text || '-' || :n::text)::bytea)",
                        NOW));
    }

    private static String begin() {
        return statement(
                "jit.attempt.PendingSql",
                "BEGIN",
                ORGANIZATION,
                STATE,
                CONNECTION,
                BROWSER,
                "null::text",
                "null::uuid",
                NOW,
                SOON);
    }

    private static String consume() {
        return statement(
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
        return statement(
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
        return statement("directory.people.PeopleSql", "FIND_ALL", ORGANIZATION, array(USER));
    }

    private static String session() {
        return statement(
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
                "null::jsonb");
    }

    private static String array(String element) {
        return "ARRAY[" + element + "]";
    }

    /** A statement of the product with an expression in the place of each parameter. */
    private static String statement(String holder, String name, String... parameters) {
        Matcher matcher = PARAMETER.matcher(textOf(holder, name));
        return matcher.replaceAll(
                        found -> Matcher.quoteReplacement("(" + parameters[Integer.parseInt(found.group(1)) - 1] + ")"))
                + ";";
    }

    private static String textOf(String holder, String name) {
        try {
            var field = Class.forName("io.seatkeeper." + holder).getDeclaredField(name);
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException("the statement " + holder + "." + name + " has moved", moved);
        }
    }
}
