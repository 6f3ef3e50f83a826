package io.seatkeeper.bench;

import io.seatkeeper.bench.Load.Outcome;
import io.seatkeeper.platform.database.Cursor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The Users page, and the list of users of the admin API, in an organization of a million people. */
final class Console implements Part {
    private static final int PEOPLE = 1_000_000;
    private static final String SLUG = "many";
    private static final double AIM = 100;
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> GIVEN = List.of("ada", "ben", "carla", "fatima", "goran", "omar", "petra", "zoe");
    private static final List<String> FAMILY = List.of("aber", "beran", "coro", "garen", "hola", "meler", "zimon");

    private Duration warmUp = FIRST_WARM_UP;

    @Override
    public String title() {
        return "Console";
    }

    @Override
    public String introduction() {
        return "An organization of a million people, of whom 50 see a page of the list. One client asks over loopback, one"
                + " request after the other, each for something else than the one before, and waits for the last byte: what is"
                + " measured is the server's time and the way there. By the API that is JSON, on the console's page the API's"
                + " answer made into a page, behind an Org Admin's session. Aim: 95 of 100 within " + (int) AIM
                + " ms.";
    }

    @Override
    public void measure(Rig rig, Report report) {
        HttpClient http = rig.vertx().createHttpClient();
        String cookie;
        String key;
        try (Operator operator = rig.operator()) {
            operator.organization(SLUG);
            operator.connection(SLUG, rig.issuer());
            Browser browser = new Browser(rig.vertx(), rig.service().baseUrl());
            signedIn(rig, browser);
            operator.promoteEverybody(SLUG);
            cookie = signedIn(rig, browser);
            key = operator.key();
        }
        ConsoleSql.SEED.forEach(statement -> {
            Bench.say(statement.lines().findFirst().orElseThrow());
            rig.postgres().execute(statement.replace("$1", SLUG).replace("$2", String.valueOf(PEOPLE)));
        });
        Way api = new Way(
                http,
                rig.service().baseUrl() + "/api/v1/organizations/" + SLUG + "/users?",
                "authorization",
                "Bearer " + key);
        Way page = new Way(http, rig.service().baseUrl() + "/console/users?", "cookie", cookie);
        searches().forEach((what, query) -> {
            report.waits(what + ", by the API", run(rig, api, query), AIM);
            report.waits(what + ", the console's page", run(rig, page, query), AIM);
        });
    }

    /** Signs the Org Admin in; answers the cookies. */
    private static String signedIn(Rig rig, Browser browser) {
        Promise<String> cookies = Promise.promise();
        rig.vertx()
                .runOnContext(
                        go -> browser.signIn(SLUG, Operator.CONNECTION, "admin").onComplete(cookies));
        return Load.await(cookies.future(), PATIENCE);
    }

    /** How a list is asked for: the address up to the query, and the header that opens it. */
    private record Way(HttpClient http, String address, String header, String value) {
        Future<Void> ask(String query) {
            RequestOptions request = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setAbsoluteURI(address + query)
                    .setTimeout(PATIENCE.toMillis())
                    .putHeader(header, value);
            return http.request(request)
                    .compose(sent -> sent.send())
                    .compose(answer -> answer.body()
                            .compose(body -> answer.statusCode() == 200
                                    ? Future.succeededFuture()
                                    : Future.failedFuture(answer.statusCode() + " for " + query + ": " + body)));
        }
    }

    private Outcome run(Rig rig, Way way, Supplier<String> query) {
        Outcome outcome = Load.run(rig.vertx(), 1, warmUp, MEASURED, rig.clocks(), () -> way.ask(query.get()));
        warmUp = WARM_UP;
        if (outcome.failed() > 0) {
            throw new IllegalStateException(outcome.failed() + " failed: " + outcome.failure());
        }
        return outcome;
    }

    private static Map<String, Supplier<String>> searches() {
        Map<String, Supplier<String>> searches = new LinkedHashMap<>();
        searches.put("everybody, first page", () -> "");
        searches.put("everybody, a page anywhere", () -> "cursor=" + anywhere());
        searches.put(
                "search for the beginning of an address, of some 35 people",
                () -> "search=" + one(GIVEN) + "." + one(FAMILY));
        searches.put(
                "search for a name of some hundred",
                () -> "search=" + encoded(one(GIVEN) + " " + one(FAMILY).charAt(0)));
        searches.put("search for a name of 17,000", () -> "search=" + one(GIVEN));
        searches.put("search for a letter", () -> "search=" + letter());
        searches.put("search for a letter, a page anywhere", () -> "search=" + letter() + "&cursor=" + anywhere());
        searches.put(
                "search that finds nobody",
                () -> "search=nobody" + ThreadLocalRandom.current().nextInt());
        searches.put("search for a name that only the oldest 30,000 begin with", () -> "search=xx");
        searches.put("role Org Admin", () -> "role=org_admin");
        searches.put("role Learner", () -> "role=learner");
        searches.put("status active", () -> "status=active");
        searches.put("status deactivated, a page anywhere", () -> "status=deactivated&cursor=" + anywhere());
        searches.put("status blocked and source invitation", () -> "status=blocked&source=invitation");
        searches.put("team of 100", () -> "team=small");
        searches.put("team of 100,000, a page anywhere", () -> "team=large&cursor=" + anywhere());
        searches.put("team of 100,000 and status blocked", () -> "team=large&status=blocked");
        searches.put("search for a letter and status blocked", () -> "search=" + letter() + "&status=blocked");
        searches.put("search for a letter and role Org Admin", () -> "search=" + letter() + "&role=org_admin");
        searches.put("search for a name in a team of 100,000", () -> "team=large&search=" + one(GIVEN));
        return searches;
    }

    private static String one(List<String> words) {
        return words.get(ThreadLocalRandom.current().nextInt(words.size()));
    }

    private static char letter() {
        return (char) ThreadLocalRandom.current().nextInt('a', 'x');
    }

    /** A cursor as a page's {@code next} is one: behind anybody. */
    private static String anywhere() {
        int person = ThreadLocalRandom.current().nextInt(1_000, PEOPLE);
        return Cursor.of(UUID.fromString("00000000-0000-7000-8000-%012x".formatted(person)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
