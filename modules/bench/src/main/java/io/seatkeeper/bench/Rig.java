package io.seatkeeper.bench;

import io.seatkeeper.bench.Load.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is measured and what it is measured with: PostgreSQL, the service, the practice IdP, pgbench, all started anew. */
final class Rig implements AutoCloseable {
    /** How many connections to PostgreSQL the service and pgbench have. */
    static final int CONNECTIONS = 16;

    /** How long a measurement lasts. */
    static final Duration MEASURED = Duration.ofSeconds(15);

    private static final int TURNS = 5;
    private static final Duration TURN = MEASURED.dividedBy(TURNS);
    private static final int USERS = 32;

    /** After less, the compilers take more than a third of what the service works. */
    private static final Duration FIRST_WARM_UP = Duration.ofMinutes(2);

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /** After a turn of pgbench. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MASTER_KEY = "YmVuY2htYXJrcyBrZWVwIG5vIHNlY3JldCB3b3J0aCA=";
    private static final Pattern LISTENING = Pattern.compile("listening at (\\S+)");

    private final Path root;
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final BenchPostgres postgres;
    private final Program provider;
    private final Seatkeeper service;
    private final Clocks clocks;
    private Duration warmUp = FIRST_WARM_UP;

    Rig(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        this.postgres = BenchPostgres.start(folder.resolve("shared"));
        this.provider = practiceIdp(folder);
        this.service = Seatkeeper.serve(root, environment(postgres), folder.resolve("service.out"));
        this.clocks =
                new Clocks(new CpuClock(service.program().handle()), new CpuClock(provider.handle()), postgres.clock());
    }

    Path root() {
        return root;
    }

    /** A folder for whatever a part writes. */
    Path folder() {
        return folder;
    }

    Vertx vertx() {
        return vertx;
    }

    BenchPostgres postgres() {
        return postgres;
    }

    Seatkeeper service() {
        return service;
    }

    Clocks clocks() {
        return clocks;
    }

    Pgbench pgbench() {
        return Pgbench.find(postgres.address(), folder);
    }

    /** The practice IdP's issuer. */
    String issuer() {
        for (int glance = 0; glance < 600; glance++) {
            Matcher listening = LISTENING.matcher(provider.printed());
            if (listening.find()) {
                return listening.group(1);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException("the practice identity provider did not start: " + provider.printed());
    }

    /** Somebody who may make organizations. */
    Operator operator() {
        String printed = Program.run(
                Seatkeeper.command(root, "operator-key", "create", "--name", "bench"),
                environment(postgres),
                folder.resolve("operator-key.out"),
                PATIENCE);
        Matcher key = Pattern.compile("\\bsk_\\S+").matcher(printed);
        if (!key.find()) {
            throw new IllegalStateException("no operator key was printed");
        }
        return new Operator(service.baseUrl(), key.group());
    }

    /** Lets {@value #USERS} users do the same again and again; the first time with a longer warm-up. Failures end the run. */
    Outcome load(String what, Supplier<Future<?>> operation) {
        return load(what, USERS, operation);
    }

    /** The same with so many users. */
    Outcome load(String what, int users, Supplier<Future<?>> operation) {
        Outcome outcome = Load.run(vertx, users, warmUp, MEASURED, clocks, operation);
        warmUp = WARM_UP;
        return passed(what, outcome);
    }

    private static Outcome passed(String what, Outcome outcome) {
        Bench.say("%s: %.0f/s, service CPU %.2f ms each"
                .formatted(
                        what,
                        outcome.perSecond(),
                        outcome.cost().service().toNanos() / 1e6 / Math.max(1, outcome.done())));
        if (outcome.failed() > 0) {
            throw new IllegalStateException(outcome.failed() + " of the " + what + " failed: " + outcome.failure());
        }
        return outcome;
    }

    /** Asks on an event loop and waits: from another thread an answer may be over before anybody listens to it. */
    <T> T ask(Supplier<Future<T>> asked) {
        return Load.ask(vertx, asked, PATIENCE);
    }

    /** Lets {@value #USERS} users do what comes next until the compilers are done with it. */
    void warmUp(Supplier<Future<?>> operation) {
        Load.run(vertx, USERS, FIRST_WARM_UP, WARM_UP, clocks, operation);
        warmUp = WARM_UP;
    }

    /** What came of an operation, beside the rate of pgbench. */
    record Beside(Outcome outcome, double pgbench) {}

    /** The load and pgbench in short turns: a machine that others share changes its pace by the minute. */
    Beside beside(String what, List<String> script, Supplier<Future<?>> operation) {
        Pgbench pgbench = pgbench();
        Load load = new Load(operation);
        double rates = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            rates += pgbench.rate(what.replace(' ', '-'), script, CONNECTIONS, TURN);
            load.turn(vertx, USERS, warmUp, TURN, clocks);
            warmUp = AGAIN;
        }
        warmUp = WARM_UP;
        Bench.say("pgbench, beside what follows: %.0f/s".formatted(rates / TURNS));
        return new Beside(passed(what, load.outcome()), rates / TURNS);
    }

    /** Another node on the same database. */
    Seatkeeper anotherNode() {
        return Seatkeeper.serve(root, environment(postgres), folder.resolve("another.out"));
    }

    private static Map<String, String> environment(BenchPostgres postgres) {
        return Map.of(
                "SEATKEEPER_DATABASE_URL",
                "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                        .formatted(
                                postgres.address().user(),
                                postgres.address().password(),
                                postgres.address().host(),
                                postgres.address().port(),
                                postgres.address().database()),
                "SEATKEEPER_MASTER_KEY",
                MASTER_KEY,
                "SEATKEEPER_OUTBOUND_ALLOW",
                "127.0.0.0/8",
                "SEATKEEPER_DATABASE_CONNECTIONS",
                String.valueOf(CONNECTIONS),
                "SEATKEEPER_SCIM_REQUESTS_PER_SECOND",
                "10000");
    }

    private static Program practiceIdp(Path folder) {
        return Program.start(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PracticeIdpProgram.class.getName()),
                Map.of(),
                folder.resolve("provider.out"));
    }

    @Override
    public void close() {
        service.close();
        provider.close();
        postgres.close();
        Load.await(vertx.close(), PATIENCE);
    }
}
