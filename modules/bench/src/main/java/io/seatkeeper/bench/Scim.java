package io.seatkeeper.bench;

import io.seatkeeper.bench.Load.Outcome;
import io.seatkeeper.bench.ScimCalls.Tenant;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Pushes, look-ups and lists over SCIM, small and large. */
final class Scim implements Part {
    private static final int ORGANIZATIONS = 100;
    private static final int FEW = 1_000;
    static final int MANY = 1_000_000;
    private static final int SMALL_TEAM = 10;
    private static final int LARGE_TEAM = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int CALM = 4;

    private final AtomicInteger names = new AtomicInteger();

    @Override
    public String title() {
        return "SCIM";
    }

    @Override
    public String introduction() {
        return "Every request is made over HTTP with a bearer token, as an IdP makes it. Costs at two sizes are compared by the"
                + " time that one of " + CALM + " users waits, so that a ratio of 1 is the same cost. pgbench looks"
                + " up by the statements that the service was seen to send, and takes turns of three seconds with what it is set"
                + " beside, five each.";
    }

    @Override
    public void measure(Rig rig, Report report) {
        ScimCalls calls = new ScimCalls(rig.vertx(), rig.service().baseUrl());
        try (Operator operator = rig.operator()) {
            List<Tenant> spread = new ArrayList<>();
            for (int i = 1; i <= ORGANIZATIONS; i++) {
                spread.add(tenant(operator, "spread-" + i));
            }
            creates(rig, report, calls, spread);
            Tenant few = tenant(operator, "few");
            Tenant many = tenant(operator, "many");
            seed(rig, few, FEW);
            seed(rig, many, MANY);
            lookUps(rig, report, calls, few, many);
            pages(rig, report, calls, few, many);
            String large = members(rig, report, calls, many);
            new FirstSync(rig, calls, tenant(operator, "first-sync")).measure(report);
            new Deprovisioning(rig, calls, operator).measure(report);
            report.note(HotStatements.explained(rig, many, large));
        }
    }

    private void creates(Rig rig, Report report, ScimCalls calls, List<Tenant> spread) {
        BenchSql.ORGANIZATIONS_ALONE.forEach(
                seed -> rig.postgres().execute(seed.replace("$1", String.valueOf(ORGANIZATIONS))));
        Tenant one = spread.getFirst();
        Supplier<Future<?>> anywhere = () -> calls.createUser(spread.get(names.get() % ORGANIZATIONS), name());
        rig.warmUp(anywhere);
        report.rate(
                "creates, spread over " + ORGANIZATIONS + " organizations",
                rig.beside("SCIM creates", ScimScripts.create(ORGANIZATIONS), anywhere),
                0.5);
        report.rate(
                "creates, all in one organization",
                rig.beside(
                        "SCIM creates in one organization",
                        ScimScripts.createOneByOne(1),
                        () -> calls.createUser(one, name())),
                1);
    }

    private static void lookUps(Rig rig, Report report, ScimCalls calls, Tenant few, Tenant many) {
        Map<LookUp, String> statements = new EnumMap<>(LookUp.class);
        try (Explained explained = new Explained(rig)) {
            for (LookUp lookUp : LookUp.values()) {
                statements.put(
                        lookUp,
                        explained.statement(LookUp.MARK, () -> lookUp.ask(explained.calls(), many), LookUp::anybody));
            }
        }
        AtomicInteger turn = new AtomicInteger();
        rig.warmUp(() -> LookUp.values()[turn.getAndIncrement() % LookUp.values().length].ask(calls, many));
        for (LookUp lookUp : LookUp.values()) {
            List<String> script = List.of("\\set n random(1, " + MANY + ")", statements.get(lookUp));
            report.rate(
                    "look-up by " + lookUp.attribute() + " among a million",
                    rig.beside("look-up by " + lookUp.attribute(), script, () -> lookUp.ask(calls, many)),
                    1 / 3d);
        }
        Outcome inFew =
                calm(rig, "look-up among a thousand", () -> calls.find(few, "userName eq \"" + person(FEW) + "\""));
        Outcome inMany =
                calm(rig, "look-up among a million", () -> calls.find(many, "userName eq \"" + person(MANY) + "\""));
        report.costs("a look-up among a million, to one among a thousand", inMany, inFew, 1.3);
    }

    private static void pages(Rig rig, Report report, ScimCalls calls, Tenant few, Tenant many) {
        Outcome inFew = calm(
                rig, "deep page of a thousand", () -> calls.get(few, "/Users?count=100&startIndex=" + (FEW - 100)));
        Outcome inMany = calm(
                rig, "deep page of a million", () -> calls.get(many, "/Users?count=100&startIndex=" + (MANY - 100)));
        report.costs("a deep page by index of a million, to one of a thousand", inMany, inFew, 1.3);
        String deepOfFew = deepCursor(rig, calls, few, FEW);
        String deepOfMany = deepCursor(rig, calls, many, MANY);
        Outcome cursorOfFew =
                calm(rig, "cursor page of a thousand", () -> calls.get(few, "/Users?count=100&cursor=" + deepOfFew));
        Outcome cursorOfMany =
                calm(rig, "cursor page of a million", () -> calls.get(many, "/Users?count=100&cursor=" + deepOfMany));
        report.costs("a page by cursor of a million, to one of a thousand", cursorOfMany, cursorOfFew, 1.3);
    }

    /** Answers the large team. */
    private static String members(Rig rig, Report report, ScimCalls calls, Tenant many) {
        String small = await(rig, () -> calls.createTeam(many, "Small", ids(1, SMALL_TEAM)));
        String large = await(rig, () -> calls.createTeam(many, "Large", List.of()));
        for (int first = 1; first < LARGE_TEAM; first += FEW) {
            List<String> next = ids(first, first + FEW - 1);
            await(rig, () -> calls.members(many, large, next, true));
        }
        Outcome toSmall = calm(rig, "member of a team of 10", joinAndLeave(calls, many, small));
        Outcome toLarge = calm(rig, "member of a team of 100,000", joinAndLeave(calls, many, large));
        report.costs("adding to and removing from a team of 100,000, to one of 10", toLarge, toSmall, 1.5);
        return large;
    }

    /** Somebody who was in no team joins and leaves again, so that the team keeps its size. */
    static Supplier<Future<?>> joinAndLeave(ScimCalls calls, Tenant tenant, String team) {
        List<String> newcomers = ids(LARGE_TEAM + 1, LARGE_TEAM + FEW);
        AtomicInteger turn = new AtomicInteger();
        return () -> {
            String user = newcomers.get(turn.getAndIncrement() % newcomers.size());
            return calls.members(tenant, team, List.of(user), true)
                    .compose(joined -> calls.members(tenant, team, List.of(user), false));
        };
    }

    /** The cursor of the last page but some, come by as a client does: page by page. */
    static String deepCursor(Rig rig, ScimCalls calls, Tenant tenant, int people) {
        String next = "";
        for (int read = 0; read < people - 1_000; read += 1_000) {
            String from = next;
            JsonObject page = await(rig, () -> calls.get(tenant, "/Users?attributes=id&count=1000" + from));
            next = "&cursor=" + ScimCalls.encoded(page.getString("nextCursor"));
        }
        String from = next;
        JsonObject last =
                await(rig, () -> calls.get(tenant, "/Users?attributes=id&count=" + (people / 2 % 1_000 + 100) + from));
        return ScimCalls.encoded(last.getString("nextCursor"));
    }

    /** The ids of seeded people, from number {@code first} to {@code last}. */
    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Scim::id).toList();
    }

    private static String id(int person) {
        return "00000000-0000-7000-8000-%012x".formatted(person);
    }

    private static Outcome calm(Rig rig, String what, Supplier<Future<?>> operation) {
        return rig.load(what, CALM, operation);
    }

    private static Tenant tenant(Operator operator, String slug) {
        operator.organization(slug);
        return new Tenant(slug, operator.scimToken(slug));
    }

    private static void seed(Rig rig, Tenant tenant, int people) {
        ScimSql.SEED.forEach(statement ->
                rig.postgres().execute(statement.replace("$1", tenant.slug()).replace("$2", String.valueOf(people))));
    }

    private static String person(int people) {
        return "seeded-" + ThreadLocalRandom.current().nextInt(1, people + 1) + "@bench.example";
    }

    private String name() {
        return "pushed-" + names.incrementAndGet();
    }

    private static <T> T await(Rig rig, Supplier<Future<T>> asked) {
        return Load.ask(rig.vertx(), asked, PATIENCE);
    }

    /** The four ways by which IdPs look somebody up. */
    enum LookUp {
        USER_NAME("userName"),
        EXTERNAL_ID("externalId"),
        EMAIL("emails.value"),
        ID("id");

        /** What its statement reads from. */
        static final String MARK = "scim_user";

        private final String attribute;

        LookUp(String attribute) {
            this.attribute = attribute;
        }

        String attribute() {
            return attribute;
        }

        Future<JsonObject> ask(ScimCalls calls, Tenant tenant) {
            int person = ThreadLocalRandom.current().nextInt(1, MANY + 1);
            return switch (this) {
                case USER_NAME, EMAIL -> find(calls, tenant, "seeded-" + person + "@bench.example");
                case EXTERNAL_ID -> find(calls, tenant, "external-seeded-" + person);
                case ID -> calls.get(tenant, "/Users/" + Scim.id(person));
            };
        }

        /** An expression for the one who has the number {@code :n}, in the place of a value that tells one of the seeded people. */
        static String anybody(String value) {
            if (value.startsWith("'seeded-")) {
                return "'seeded-' || :n::text || '@bench.example'";
            }
            if (value.startsWith("'external-seeded-")) {
                return "'external-seeded-' || :n::text";
            }
            return value.startsWith("'00000000-0000-7000-8000-")
                    ? "('00000000-0000-7000-8000-' || lpad(to_hex(:n::integer), 12, '0'))::uuid"
                    : value;
        }

        private Future<JsonObject> find(ScimCalls calls, Tenant tenant, String value) {
            return calls.find(tenant, attribute + " eq \"" + value + "\"");
        }
    }
}
