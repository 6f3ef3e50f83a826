package io.seatkeeper.bench;

import java.util.List;

/**
 * A million people as a large customer has them, written past the service: names out of 60 given and 9,600 family names, in no
 * order; 3 in 100 deactivated, 5 in 1,000 blocked, 2 in 1,000 invited, of whom every second is blocked, 1 in 20,000 an Org Admin. The oldest 30,000 have names
 * that nobody else has.
 */
final class ConsoleSql {
    private static final String ORGANIZATION = "(SELECT org_id FROM organization_slug WHERE slug = '$1')";

    /** The id of the nth. */
    private static final String ID = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    static final String PEOPLE = """
            INSERT INTO user_account (org_id, user_id, user_name, email, email_proven, display_name, given_name,
              family_name, source, managed_by_scim, external_id, role, deactivated_at, blocked_at)
            SELECT %s, %s, lower(given || '.' || family || '.' || n) || '@bench.example',
              lower(given || '.' || family || '.' || n) || '@bench.example', false, given || ' ' || family, given, family,
              CASE WHEN n %% 500 = 7 THEN 'invitation' WHEN n %% 3 = 0 THEN 'jit' ELSE 'scim' END, n %% 3 <> 0,
              'external-' || n, CASE WHEN n %% 20000 = 1 THEN 'org_admin' ELSE 'learner' END,
              CASE WHEN n %% 33 = 5 THEN now() END, CASE WHEN n %% 200 = 7 THEN now() END
            FROM (SELECT n, CASE WHEN n <= 30000 THEN 'Xx' ELSE '' END || ('{Ada,Ben,Carla,Dmitri,Elif,Fatima,Goran,Hana,Ivo,
              Jana,Kim,Lena,Mira,Noor,Omar,Petra,Quentin,Rosa,Samir,Tara,Uwe,Vera,Wim,Xenia,Yusuf,Zoe,Anton,Bella,Chen,Dora,
              Emil,Flora,Gita,Hugo,Iris,Jonas,Karl,Luca,Marta,Nils,Olga,Paul,Rita,Sven,Tom,Ulla,Viktor,Wanda,Yara,Zeno,Alma,
              Boris,Celia,David,Esra,Finn,Greta,Heidi,Igor,Julia}'::text[])[1 + abs(hashint8extended(n, 1) %% 60)] AS given,
              ('{Ab,Ber,Cor,Dal,Ek,Fal,Gar,Hol,Ib,Jor,Kar,Lan,Mel,Nor,Ol,Pet,Quil,Ros,Sal,Tor,Ul,Van,Wal,Xan,Yor,Zim,Bran,
              Stein,Frid,Hart}'::text[])[1 + abs(hashint8extended(n, 2) %% 30)] || ('{a,e,i,o,u,an,en,in,on,un,ar,er,ir,or,ur,al}'::text[])
              [1 + abs(hashint8extended(n, 3) %% 16)] || ('{berg,dal,fors,gren,holm,land,lund,man,nes,quist,rud,sen,son,stad,strand,string,
              strom,ton,vik,wall}'::text[])[1 + abs(hashint8extended(n, 4) %% 20)] AS family
              FROM generate_series(1, $2::bigint) n) person""".formatted(ORGANIZATION, ID);

    static final String VISITS = """
            INSERT INTO last_sign_in (org_id, user_id, connection_id, external_sso_id, auth_method, at)
            SELECT %s, %s, md5('connection')::uuid, 'subject-' || n, 'OIDC', now()
            FROM generate_series(10, $2::bigint, 10) n""".formatted(ORGANIZATION, ID);

    static final String TEAMS = """
            INSERT INTO team (org_id, team_id, display_name, managed_by_scim)
            SELECT %s, gen_random_uuid(), name, true FROM unnest('{Small,Large}'::text[]) name""".formatted(ORGANIZATION);

    /** Every tenth is in the large team, every ten thousandth in the small one. */
    static final String MEMBERS = """
            INSERT INTO team_member (org_id, team_id, user_id)
            SELECT team.org_id, team_id, %s FROM team
            CROSS JOIN LATERAL generate_series(10, $2::bigint, CASE display_name WHEN 'Large' THEN 10 ELSE 10000 END) n
            WHERE team.org_id = %s""".formatted(ID, ORGANIZATION);

    static final String ANALYZE = "VACUUM (ANALYZE)";

    /** All of them, in their order. */
    static final List<String> SEED = List.of(PEOPLE, VISITS, TEAMS, MEMBERS, ANALYZE);

    private ConsoleSql() {}
}
