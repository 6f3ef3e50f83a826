package io.seatkeeper.bench;

import io.seatkeeper.bench.Rig.Beside;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Start, memory, sign-ins by OpenID Connect, session checks. */
final class SignIns implements Part {
    private static final int ORGANIZATIONS = 50;
    private static final int PEOPLE = 200;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicInteger newcomers = new AtomicInteger();

    @Override
    public String title() {
        return "Sign-in";
    }

    @Override
    public String introduction() {
        return "A sign-in is the whole way of a browser: start, the practice IdP's authorization, callback with code exchange and"
                + " a validated ID token, session. It shares the machine with the IdP that signs its token and with the driver,"
                + " whose CPU is below. It and pgbench take turns of three seconds, five each.";
    }

    @Override
    public void measure(Rig rig, Report report) {
        startAndMemory(rig, report);
        setUp(rig);
        Browser browser = new Browser(rig.vertx(), rig.service().baseUrl());
        seed(rig);
        report.rate(
                "first sign-ins, spread over " + ORGANIZATIONS + " organizations",
                rig.beside(
                        "first sign-ins",
                        Scripts.firstSignIn(ORGANIZATIONS),
                        () -> newcomer(browser, anyOrganization())),
                0.5);
        report.rate(
                "first sign-ins, all in one organization",
                rig.beside(
                        "first sign-ins in one organization",
                        Scripts.firstSignIn(1),
                        () -> newcomer(browser, "bench-1")),
                0.5);
        AtomicInteger turn = new AtomicInteger();
        Beside again = rig.beside(
                "returning sign-ins",
                Scripts.returningSignIn(ORGANIZATIONS, PEOPLE),
                () -> returning(browser, turn.getAndIncrement()));
        report.rate("returning sign-ins", again, 0);
        report.serviceCpu("service CPU for a returning sign-in", again.outcome(), 1);
        List<String> cookies = sessions(rig, browser);
        report.rate(
                "session checks",
                rig.beside(
                        "session checks",
                        Scripts.sessionCheck(ORGANIZATIONS, PEOPLE),
                        () -> browser.check(cookies.get(turn.getAndIncrement() % cookies.size()))),
                1 / 3d);
    }

    private static Future<?> returning(Browser browser, int turn) {
        return browser.signIn(
                "bench-" + (turn % ORGANIZATIONS + 1),
                Operator.CONNECTION,
                "regular-" + (turn / ORGANIZATIONS % 100) + "@acme.example");
    }

    private Future<?> newcomer(Browser browser, String organization) {
        return browser.signIn(
                organization, Operator.CONNECTION, "newcomer-" + newcomers.incrementAndGet() + "@acme.example");
    }

    private String anyOrganization() {
        return "bench-" + (newcomers.get() % ORGANIZATIONS + 1);
    }

    private static List<String> sessions(Rig rig, Browser browser) {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String organization = "bench-" + (i % ORGANIZATIONS + 1);
            String person = "regular-" + i + "@acme.example";
            Future<String> cookie = Future.future(promise -> rig.vertx()
                    .runOnContext(begun -> browser.signIn(organization, Operator.CONNECTION, person)
                            .onComplete(promise)));
            cookies.add(Load.await(cookie, PATIENCE));
        }
        return cookies;
    }

    /** An embedded database is made by a first start; the second one counts. */
    private static void startAndMemory(Rig rig, Report report) {
        Path folder = rig.folder();
        Map<String, String> environment =
                Map.of("SEATKEEPER_DATA_DIR", folder.resolve("own").toString());
        Seatkeeper.serve(rig.root(), environment, folder.resolve("first-start.out"))
                .close();
        try (Seatkeeper service = Seatkeeper.serve(rig.root(), environment, folder.resolve("second-start.out"))) {
            Bench.say("ready after " + service.readyAfter().toMillis() + " ms");
            report.seconds("ready on an existing embedded database", service.readyAfter(), 3);
            Load.await(rig.vertx().timer(IDLE.toSeconds(), TimeUnit.SECONDS), PATIENCE);
            OptionalLong resident = service.program().residentBytes();
            resident.ifPresent(bytes -> report.megabytes("resident memory of the service, idle", bytes, 300));
        }
    }

    private static void seed(Rig rig) {
        for (String seed : BenchSql.SEED) {
            rig.postgres()
                    .execute(seed.replace("$1", String.valueOf(ORGANIZATIONS)).replace("$2", String.valueOf(PEOPLE)));
        }
    }

    private static void setUp(Rig rig) {
        String issuer = rig.issuer();
        try (Operator operator = rig.operator()) {
            for (int i = 1; i <= ORGANIZATIONS; i++) {
                operator.organization("bench-" + i);
                operator.connection("bench-" + i, issuer);
            }
        }
    }
}
