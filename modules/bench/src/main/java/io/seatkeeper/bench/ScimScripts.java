package io.seatkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/** What SCIM does, as scripts for pgbench. */
final class ScimScripts {
    private static final String PUSH = "directory.push.PushSql";
    private static final String ORGANIZATION = "md5('org' || :o::text)::uuid";
    private static final String USER = "md5('pushed' || :o::text || '-' || :n::text)::uuid";
    private static final String ADDRESS = "'pushed-' || :n::text || '@bench.example'";
    private static final String EXTERNAL_ID = "'external-' || :n::text";
    private static final String NAME = "'Person ' || :n::text";
    private static final String ATTRIBUTES = "jsonb_build_object('displayName', " + NAME
            + ", 'name', jsonb_build_object('givenName', 'Person', 'familyName', :n::text), 'emails',"
            + " jsonb_build_array(jsonb_build_object('value', " + ADDRESS
            + ", 'type', 'work', 'primary', true)))::text";

    private ScimScripts() {}

    /** A new person is pushed to one of so many organizations, in the flushes that the service makes of it. */
    static List<String> create(int organizations) {
        List<String> script = new ArrayList<>(somebodyNew(organizations));
        script.add("\\startpipeline");
        script.addAll(reading());
        script.add("\\endpipeline");
        script.add("\\startpipeline");
        script.addAll(writing());
        script.add("\\endpipeline");
        return script;
    }

    /** The same with one statement after the other. */
    static List<String> createOneByOne(int organizations) {
        List<String> script = new ArrayList<>(somebodyNew(organizations));
        script.addAll(reading());
        script.addAll(writing());
        return script;
    }

    private static List<String> reading() {
        return List.of(
                "BEGIN;",
                Statement.of("directory.write.CounterSql", "BOUND"),
                Statement.of("directory.write.CounterSql", "LOCK", ORGANIZATION),
                Statement.of(
                        PUSH,
                        "LOOK",
                        ORGANIZATION,
                        "ARRAY[null::uuid]",
                        Statement.array(ADDRESS),
                        Statement.array(EXTERNAL_ID),
                        "ARRAY[null::uuid]",
                        "ARRAY[null::text]",
                        Statement.array(ATTRIBUTES),
                        "ARRAY[1::bigint]",
                        Statement.array(ADDRESS),
                        "ARRAY[true]"));
    }

    private static List<String> writing() {
        return List.of(
                create(),
                Statement.of(PUSH, "ADDRESSES", ORGANIZATION, Statement.array(USER), Statement.array(ADDRESS)),
                Statement.of(
                        "platform.published.FactSql",
                        "RECORD",
                        ORGANIZATION,
                        Statement.array("'scim_client'::text"),
                        Statement.array(USER + "::text"),
                        Statement.array("'bench'::text"),
                        Statement.array("'user.created'::text"),
                        Statement.array(USER + "::text"),
                        Statement.array("jsonb_build_object('userName', " + ADDRESS + ")::text")),
                "COMMIT;");
    }

    private static List<String> somebodyNew(int organizations) {
        return List.of("\\set o random(1, " + organizations + ")", "\\set n random(1000000, 9000000000000000)");
    }

    private static String create() {
        return Statement.of(
                PUSH,
                "CREATE",
                ORGANIZATION,
                Statement.array(USER),
                Statement.array(ADDRESS),
                Statement.array(EXTERNAL_ID),
                Statement.array(ADDRESS),
                "ARRAY[false]",
                Statement.array(NAME),
                Statement.array("'Person'::text"),
                Statement.array(":n::text"),
                "ARRAY[null::uuid]",
                "ARRAY[true]",
                Statement.array(ATTRIBUTES));
    }
}
