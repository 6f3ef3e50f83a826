package io.seatkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What an application asks of the OpenID provider, as scripts for pgbench. Codes that were seeded are exchanged, each once, and
 * what came of the first ones is refreshed and asked about; the exchange comes first. A script that runs out of codes fails.
 */
final class ProductScripts {
    private static final String APPLICATIONS = "oauth.application.ApplicationSql";
    private static final String GRANTS = "oauth.grant.GrantSql";
    private static final String APPLICATION = "md5('application')::uuid";
    private static final String ORGANIZATION = "md5('org' || :o::text)::uuid";
    private static final String USER = "md5('user' || :o::text || '-' || :p::text)::uuid";
    private static final String SESSION_HASH = "sha256(('token' || :o::text || '-' || :p::text)::bytea)";
    private static final String GRANT = "('00000000-0000-7000-8000-' || lpad(to_hex(:n::integer), 12, '0'))::uuid";
    private static final String CODE_HASH = "sha256(('code' || :n::text)::bytea)";
    private static final String NOW = "now()";

    /** How many of its grants each connection refreshes and asks about, in turn. */
    private static final int CHAINS = 100;

    /** How many codes are seeded for each connection: more than it exchanges while it is measured. */
    private static final int CODES = 5_000;

    /** How far the numbers of two connections' grants lie apart: more than either makes. */
    private static final int APART = 1_000_000;

    private final int organizations;
    private final int people;

    /** @param people how many were seeded in each organization */
    ProductScripts(int organizations, int people) {
        this.organizations = organizations;
        this.people = people;
    }

    /** What the scripts live on. */
    List<String> seed() {
        return ProductSql.SEED.stream()
                .map(statement -> statement
                        .replace("$1", String.valueOf(organizations))
                        .replace("$2", String.valueOf(people))
                        .replace("$3", String.valueOf(CODES))
                        .replace("$4", String.valueOf(APART)))
                .toList();
    }

    /** A signed-in person's code, which nobody exchanges. */
    List<String> code() {
        return script(
                CODES + " + :turn",
                "0",
                application(),
                Statement.of("jit.session.SessionSql", "CHECK", ORGANIZATION, SESSION_HASH, NOW),
                Statement.of(
                        GRANTS,
                        "BEGIN",
                        ORGANIZATION,
                        GRANT,
                        APPLICATION,
                        USER,
                        "(SELECT session_id FROM session WHERE org_id = " + ORGANIZATION + " AND token_hash = "
                                + SESSION_HASH + ")",
                        "'OIDC'::text",
                        NOW,
                        "'openid profile email offline_access'::text",
                        "repeat('n', 22)",
                        "'https://pgbench.example/callback'::text",
                        "repeat('c', 43)",
                        CODE_HASH,
                        "now() + interval '1 minute'",
                        NOW,
                        "now() + interval '90 days'"));
    }

    /** The code is exchanged for tokens. */
    List<String> exchange() {
        return script(
                ":turn",
                "0",
                application(),
                secret(),
                Statement.of(GRANTS, "REDEEM", ORGANIZATION, GRANT, APPLICATION, CODE_HASH, NOW),
                live(),
                refreshToken(":s"));
    }

    /** A refresh token is exchanged for the next. */
    List<String> refresh() {
        return script(
                ":turn % " + CHAINS,
                ":turn / " + CHAINS,
                application(),
                secret(),
                "BEGIN;",
                Statement.of(GRANTS, "USE_REFRESH", ORGANIZATION, GRANT, APPLICATION, refreshHash(":s"), NOW),
                live(),
                refreshToken("(:s::integer + 1)"),
                "COMMIT;");
    }

    /** An access token that is a JWT is asked about. */
    List<String> introspection() {
        return script("random(0, " + (CHAINS - 1) + ")", "0", application(), secret(), live());
    }

    /**
     * A script that keeps count of its turns in each connection.
     *
     * @param grant which of the connection's grants
     * @param generation how many refresh tokens the grant has had before
     */
    private List<String> script(String grant, String generation, String... statements) {
        List<String> script = new ArrayList<>();
        script.add("\\set n :client_id * " + APART + " + " + grant);
        script.add("\\set o :n % " + organizations + " + 1");
        script.add("\\set p :n / " + organizations + " % " + people + " + 1");
        script.add("\\set s " + generation);
        script.addAll(List.of(statements));
        script.add("\\set turn :turn + 1");
        return script;
    }

    private static String application() {
        return Statement.of(APPLICATIONS, "FIND", APPLICATION);
    }

    private static String secret() {
        return Statement.of(APPLICATIONS, "SECRET", APPLICATION, "md5('secret')::uuid", NOW, "sha256('secret'::bytea)");
    }

    private static String live() {
        return Statement.of(GRANTS, "LIVE", ORGANIZATION, GRANT, NOW);
    }

    private static String refreshToken(String generation) {
        return Statement.of(
                GRANTS, "ADD_REFRESH", ORGANIZATION, GRANT, refreshHash(generation), NOW, "now() + interval '30 days'");
    }

    private static String refreshHash(String generation) {
        return "sha256(('refresh' || :n::text || '-' || " + generation + "::text)::bytea)";
    }
}
