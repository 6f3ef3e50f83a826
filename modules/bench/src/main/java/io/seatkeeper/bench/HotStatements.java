package io.seatkeeper.bench;

import io.seatkeeper.bench.Scim.LookUp;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL runs the statements that IdPs make most use of, with a million people there. */
final class HotStatements {
    private HotStatements() {}

    /** Their plans as Markdown. The settings are those of the service's own connections. */
    static String explained(BenchPostgres postgres, String slug) {
        List<String> parts = new ArrayList<>();
        parts.add("Plans among a million (`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF)`):");
        for (LookUp lookUp : LookUp.values()) {
            String statement = ScimScripts.lookUpOf(lookUp, slug)
                    .replace(":n::text", "'999000'")
                    .replace(":n::integer", "999000");
            parts.add("Look-up by `" + lookUp.attribute() + "`:\n\n```\n" + String.join("\n", postgres.plan(statement))
                    + "\n```");
        }
        return String.join("\n\n", parts);
    }
}
