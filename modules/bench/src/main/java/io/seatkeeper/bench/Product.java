package io.seatkeeper.bench;

import io.seatkeeper.bench.Application.Code;
import io.seatkeeper.bench.Application.Tokens;
import io.seatkeeper.bench.Load.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What an application asks of the OpenID provider, and how soon it hears of a logout. */
final class Product implements Part {
    private static final int ORGANIZATIONS = 50;
    private static final int PEOPLE = 4;
    private static final int GRANTS_EACH = 2;

    @Override
    public String title() {
        return "Product";
    }

    @Override
    public String introduction() {
        return "What a product asks of Seatkeeper as its OpenID provider, over HTTP with a client secret: "
                + ORGANIZATIONS * PEOPLE
                + " people of " + ORGANIZATIONS
                + " organizations are signed in. Each code comes of an authorization request with"
                + " PKCE (S256) and is exchanged within its minute; ID tokens and access tokens are JWTs that the service signs by"
                + " ES256, two at each exchange and refresh, which pgbench does not. Every introspection reads the person's state."
                + " A logout is timed from the moment at which the identity provider has the answer to its deactivation until the"
                + " application has the whole logout token, whose signature and claims are then verified.";
    }

    @Override
    public void measure(Rig rig, Report report) {
        try (Operator operator = rig.operator();
                LogoutListener listener = LogoutListener.start(rig.vertx())) {
            Application application = operator.application(rig.vertx(), listener.address());
            List<String> cookies = sessions(rig, operator);
            Rates pgbench = pgbench(rig);
            List<Tokens> held = new ArrayList<>();
            for (int i = 0; i < GRANTS_EACH * cookies.size(); i++) {
                String cookie = cookies.get(i % cookies.size());
                held.add(rig.ask(() -> application.code(cookie).compose(application::exchange)));
            }
            AtomicInteger turn = new AtomicInteger();
            Outcome introspections = rig.load(
                    "introspections",
                    () -> application.introspect(
                            held.get(turn.getAndIncrement() % held.size()).access()));
            Outcome refreshes = refreshes(rig, application, held);
            Queue<Code> codes = new ConcurrentLinkedQueue<>();
            Outcome given = rig.load(
                    "codes",
                    () -> application
                            .code(cookies.get(turn.getAndIncrement() % cookies.size()))
                            .onSuccess(codes::add));
            Outcome exchanges = rig.load("code exchanges", () -> exchange(rig, application, codes));
            report.rate("codes for people who are signed in", given, pgbench.codes(), 0);
            report.rate("code exchanges", exchanges, pgbench.exchanges(), 0);
            report.rate("refreshes", refreshes, pgbench.refreshes(), 0);
            report.rate("introspections", introspections, pgbench.introspections(), 0);
            Tokens one = rig.ask(() -> application.code(cookies.getFirst()).compose(application::exchange));
            new LogoutDelay(rig, operator, application, listener)
                    .measure(report, () -> application.introspect(one.access()));
        }
    }

    /** Transactions a second. */
    private record Rates(double codes, double exchanges, double refreshes, double introspections) {}

    private static Rates pgbench(Rig rig) {
        for (String seed : BenchSql.SEED) {
            rig.postgres()
                    .execute(seed.replace("$1", String.valueOf(ORGANIZATIONS)).replace("$2", String.valueOf(PEOPLE)));
        }
        ProductScripts scripts = new ProductScripts(ORGANIZATIONS, PEOPLE);
        scripts.seed().forEach(rig.postgres()::execute);
        return new Rates(
                rate(rig, "codes", scripts.code()),
                rate(rig, "exchanges", scripts.exchange()),
                rate(rig, "refreshes", scripts.refresh()),
                rate(rig, "introspections", scripts.introspection()));
    }

    private static double rate(Rig rig, String name, List<String> script) {
        double rate = rig.pgbench().rate(name, script, Rig.CONNECTIONS, Rig.MEASURED);
        rig.postgres().execute(ProductSql.ANALYZE);
        Bench.say("pgbench, %s: %.0f/s".formatted(name, rate));
        return rate;
    }

    private static Future<Tokens> exchange(Rig rig, Application application, Queue<Code> codes) {
        Code code = codes.poll();
        return code == null
                ? rig.vertx().timer(1, TimeUnit.SECONDS).compose(late -> Future.failedFuture("there are no codes left"))
                : application.exchange(code);
    }

    /** Each chain of refresh tokens is used by one user at a time, as by one product that keeps the new one. */
    private static Outcome refreshes(Rig rig, Application application, List<Tokens> held) {
        Queue<String> chains = new ConcurrentLinkedQueue<>();
        held.forEach(tokens -> chains.add(tokens.refresh()));
        return rig.load(
                "refreshes",
                () -> application.refresh(chains.remove()).onSuccess(tokens -> chains.add(tokens.refresh())));
    }

    private static List<String> sessions(Rig rig, Operator operator) {
        Browser browser = new Browser(rig.vertx(), rig.service().baseUrl());
        List<String> cookies = new ArrayList<>();
        for (int i = 1; i <= ORGANIZATIONS; i++) {
            String slug = "product-" + i;
            operator.organization(slug);
            operator.connection(slug, rig.issuer());
            for (int person = 1; person <= PEOPLE; person++) {
                String hint = "regular-" + person + "@acme.example";
                cookies.add(rig.ask(() -> browser.signIn(slug, Operator.CONNECTION, hint)));
            }
        }
        return cookies;
    }
}
