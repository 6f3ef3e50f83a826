package io.seatkeeper.bench;

import io.seatkeeper.bench.Load.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of everything; prints the table and keeps it in {@code docs/benchmarks.md}. */
public final class Bench {
    private static final int ORGANIZATIONS = 50;
    private static final int PEOPLE = 200;
    private static final int USERS = 32;
    private static final int CONNECTIONS = 16;
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(45);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MASTER_KEY = "YmVuY2htYXJrcyBrZWVwIG5vIHNlY3JldCB3b3J0aCA=";
    private static final Pattern LISTENING = Pattern.compile("listening at (\\S+)");

    private final Path root = Seatkeeper.root();
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final Report report = new Report();
    private final AtomicInteger newcomers = new AtomicInteger();
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private Duration warmUp = FIRST_WARM_UP;

    private Bench(Path folder) {
        this.folder = folder;
    }

    /** Runs it; takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("seatkeeper-bench");
        Bench bench = new Bench(folder);
        try {
            bench.run();
        } finally {
            Load.await(bench.vertx.close(), PATIENCE);
        }
    }

    private void run() throws IOException {
        startAndMemory();
        String version;
        try (BenchPostgres postgres = BenchPostgres.start(folder.resolve("shared"));
                Program provider = practiceIdp();
                Seatkeeper service = Seatkeeper.serve(root, environment(postgres), folder.resolve("service.out"))) {
            version = postgres.shown("server_version");
            String issuer = issuer(provider);
            setUp(service, issuer, operatorKey(postgres));
            Clocks clocks = new Clocks(
                    new CpuClock(service.program().handle()), new CpuClock(provider.handle()), postgres.clock());
            load(new Browser(vertx, service.baseUrl()), clocks, pgbench(postgres));
        }
        String text = report.markdown(
                Machine.described(version, loadBefore),
                LocalDate.now(ZoneOffset.UTC).toString());
        Files.writeString(root.resolve("docs/benchmarks.md"), text);
        System.out.println(text);
    }

    /** An embedded database is made by a first start; the second one counts. */
    private void startAndMemory() {
        Map<String, String> environment =
                Map.of("SEATKEEPER_DATA_DIR", folder.resolve("own").toString());
        Seatkeeper.serve(root, environment, folder.resolve("first-start.out")).close();
        try (Seatkeeper service = Seatkeeper.serve(root, environment, folder.resolve("second-start.out"))) {
            say("ready after " + service.readyAfter().toMillis() + " ms");
            report.seconds("ready on an existing embedded database", service.readyAfter(), 3);
            Load.await(vertx.timer(IDLE.toSeconds(), TimeUnit.SECONDS), PATIENCE);
            OptionalLong resident = service.program().residentBytes();
            resident.ifPresent(bytes -> report.megabytes("resident memory of the service, idle", bytes, 300));
        }
    }

    private void load(Browser browser, Clocks clocks, Pgbench pgbench) {
        double first =
                pgbench.rate("first-sign-ins", script(Scripts.firstSignIn(ORGANIZATIONS)), CONNECTIONS, MEASURED);
        double firstInOne = pgbench.rate("first-in-one", script(Scripts.firstSignIn(1)), CONNECTIONS, MEASURED);
        double returning = pgbench.rate(
                "returning-sign-ins", script(Scripts.returningSignIn(ORGANIZATIONS, PEOPLE)), CONNECTIONS, MEASURED);
        double checks = pgbench.rate(
                "session-checks", script(Scripts.sessionCheck(ORGANIZATIONS, PEOPLE)), CONNECTIONS, MEASURED);

        Outcome everywhere = measure("first sign-ins", clocks, () -> newcomer(browser, anyOrganization()));
        report.rate("first sign-ins, spread over " + ORGANIZATIONS + " organizations", everywhere, first, 0.5);
        Outcome inOne = measure("first sign-ins in one organization", clocks, () -> newcomer(browser, "bench-1"));
        report.rate("first sign-ins, all in one organization", inOne, firstInOne, 0.5);

        AtomicInteger turn = new AtomicInteger();
        Outcome again = measure("returning sign-ins", clocks, () -> {
            int next = turn.getAndIncrement();
            return browser.signIn(
                    "bench-" + (next % ORGANIZATIONS + 1),
                    Operator.CONNECTION,
                    "regular-" + (next / ORGANIZATIONS % 100) + "@acme.example");
        });
        report.rate("returning sign-ins", again, returning, 0);
        report.serviceCpu("service CPU for a returning sign-in", again, 1);

        List<String> cookies = sessions(browser);
        Outcome checked = measure(
                "session checks", clocks, () -> browser.check(cookies.get(turn.getAndIncrement() % cookies.size())));
        report.rate("session checks", checked, checks, 1 / 3d);
    }

    private Future<?> newcomer(Browser browser, String organization) {
        return browser.signIn(
                organization, Operator.CONNECTION, "newcomer-" + newcomers.incrementAndGet() + "@acme.example");
    }

    private String anyOrganization() {
        return "bench-" + (newcomers.get() % ORGANIZATIONS + 1);
    }

    private Outcome measure(String what, Clocks clocks, Supplier<Future<?>> operation) {
        Outcome outcome = Load.run(vertx, USERS, warmUp, MEASURED, clocks, operation);
        warmUp = WARM_UP;
        say("%s: %.0f/s, service CPU %.2f ms each"
                .formatted(
                        what,
                        outcome.perSecond(),
                        outcome.cost().service().toNanos() / 1e6 / Math.max(1, outcome.done())));
        if (outcome.failed() > 0) {
            throw new IllegalStateException(outcome.failed() + " of the " + what + " failed: " + outcome.failure());
        }
        return outcome;
    }

    private List<String> sessions(Browser browser) {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String organization = "bench-" + (i % ORGANIZATIONS + 1);
            String person = "regular-" + i + "@acme.example";
            Future<String> cookie = Future.future(promise -> vertx.runOnContext(begun ->
                    browser.signIn(organization, Operator.CONNECTION, person).onComplete(promise)));
            cookies.add(Load.await(cookie, PATIENCE));
        }
        return cookies;
    }

    private Pgbench pgbench(BenchPostgres postgres) {
        for (String seed : BenchSql.SEED) {
            postgres.execute(seed.replace("$1", String.valueOf(ORGANIZATIONS)).replace("$2", String.valueOf(PEOPLE)));
        }
        return Pgbench.find(postgres.address(), folder);
    }

    private static void setUp(Seatkeeper service, String issuer, String key) {
        try (Operator operator = new Operator(service.baseUrl(), key)) {
            for (int i = 1; i <= ORGANIZATIONS; i++) {
                operator.organization("bench-" + i, issuer);
            }
        }
    }

    private Map<String, String> environment(BenchPostgres postgres) {
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
                String.valueOf(CONNECTIONS));
    }

    private String operatorKey(BenchPostgres postgres) {
        String printed = Program.run(
                Seatkeeper.command(root, "operator-key", "create", "--name", "bench"),
                environment(postgres),
                folder.resolve("operator-key.out"),
                PATIENCE);
        Matcher key = Pattern.compile("\\bsk_\\S+").matcher(printed);
        if (!key.find()) {
            throw new IllegalStateException("no operator key was printed");
        }
        return key.group();
    }

    private Program practiceIdp() {
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

    private static String issuer(Program provider) {
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

    private static String script(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static void say(String text) {
        System.out.println("bench: " + text);
    }
}
