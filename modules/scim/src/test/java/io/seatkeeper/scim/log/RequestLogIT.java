package io.seatkeeper.scim.log;

import static io.seatkeeper.scim.ScimCaller.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimRequests;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The log of requests as an admin searches it. */
class RequestLogIT {
    private static final ScimServer SERVER = new ScimServer();

    private final Organization organization = SERVER.organization(OptionalInt.empty());
    private final ScimTokens.Made token = SERVER.token(organization, "Okta");
    private final ScimCaller caller = new ScimCaller(token.baseUrl(), token.secret());

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void everyRequestIsKeptWithoutItsSecrets() {
        caller.post("/Users", user("emeka").put("password", "hunter2").put("shoeSize", 45))
                .expect(201);
        caller.get("/Users?filter=shoeSize%20eq%201").refused(400);
        caller.with(caller.token() + "x").get("/Users").refused(401);

        List<ScimRequests.Entry> entries = read(100, 599, Optional.empty(), Optional.empty());

        assertThat(entries).hasSize(2);
        ScimRequests.Entry refused = entries.getFirst();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.path()).isEqualTo("/Users?filter=shoeSize%20eq%201");
        assertThat(refused.detail()).hasValueSatisfying(why -> assertThat(why).contains("shoeSize"));
        ScimRequests.Entry made = entries.getLast();
        assertThat(made.method()).isEqualTo("POST");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.token()).isEqualTo(token.token().id());
        assertThat(made.tokenName()).isEqualTo("Okta");
        assertThat(made.ignored()).containsExactly("shoeSize");
        assertThat(made.detail()).isEmpty();
        assertThat(made.body())
                .hasValueSatisfying(body -> assertThat(body).contains("emeka").doesNotContain("hunter2"));
    }

    @Test
    void logIsSearchedByStatusPathTextAndTime() {
        caller.post("/Users", user("emeka")).expect(201);
        caller.get("/Users/nobody").refused(404);
        caller.get("/Groups").expect(200);

        assertThat(read(404, 404, Optional.empty(), Optional.empty())).hasSize(1);
        assertThat(read(400, 499, Optional.empty(), Optional.empty())).hasSize(1);
        assertThat(read(100, 599, Optional.of("/Groups"), Optional.empty())).hasSize(1);
        assertThat(read(100, 599, Optional.empty(), Optional.of("EMEKA"))).hasSize(1);
        assertThat(read(100, 599, Optional.empty(), Optional.of("100%"))).isEmpty();
        assertThat(page(
                                100,
                                599,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Instant.now().plusSeconds(60)),
                                Page.Request.FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void logIsReadPageByPage() {
        IntStream.range(0, 5)
                .forEach(number -> caller.get("/Users?count=" + number).expect(200));
        SERVER.writeLog();
        List<String> paths = new ArrayList<>();
        Page<ScimRequests.Entry> page =
                page(100, 599, Optional.empty(), Optional.empty(), Optional.empty(), new Page.Request(2, null));
        page.items().forEach(entry -> paths.add(entry.path()));
        while (page.next() != null) {
            page = page(
                    100, 599, Optional.empty(), Optional.empty(), Optional.empty(), new Page.Request(2, page.next()));
            page.items().forEach(entry -> paths.add(entry.path()));
        }

        assertThat(paths)
                .containsExactly(
                        "/Users?count=4", "/Users?count=3", "/Users?count=2", "/Users?count=1", "/Users?count=0");
        assertThat(page.total()).isEqualTo(5);
    }

    @Test
    void bodyThatCannotBeReadIsToldOf() {
        caller.send("POST", "/Users", Map.of(), "{\"password\":\"hunter2\"").refused(400);

        assertThat(read(100, 599, Optional.empty(), Optional.empty()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body()).hasValue("(21 bytes that can't be read)"));
    }

    @Test
    void fullMemoryForgetsTheOldestAndCountsThem() {
        Vertx vertx = Vertx.vertx();
        RequestLog log = new RequestLog(new Database(vertx, SERVER.address(), 1));
        IntStream.range(0, RequestLog.MOST_NOTED + 7)
                .forEach(number -> log.note(entry("/%05d".formatted(number), Instant.now())));

        ScimServer.await(log.write());

        assertThat(log.dropped()).isEqualTo(7);
        assertThat(read(100, 599, Optional.of("/00006"), Optional.empty())).isEmpty();
        assertThat(read(100, 599, Optional.of("/00007"), Optional.empty())).hasSize(1);
        ScimServer.await(vertx.close());
    }

    @Test
    void whatIsOldIsForgotten() {
        Vertx vertx = Vertx.vertx();
        RequestLog log = new RequestLog(new Database(vertx, SERVER.address(), 1));
        Instant now = Instant.now();
        log.note(entry("/old", now.minus(Duration.ofDays(31))));
        log.note(entry("/new", now));
        ScimServer.await(log.write());

        ScimServer.await(log.forget(now.minus(Duration.ofDays(30))));

        assertThat(read(100, 599, Optional.empty(), Optional.empty()))
                .extracting(ScimRequests.Entry::path)
                .containsExactly("/new");
        ScimServer.await(vertx.close());
    }

    private LogEntry entry(String path, Instant at) {
        return new LogEntry(
                organization.id(),
                Ids.next(),
                at,
                "GET",
                path,
                200,
                1,
                new ScimTokenId(Ids.next()),
                "a provider",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private List<ScimRequests.Entry> read(int lowest, int highest, Optional<String> path, Optional<String> text) {
        SERVER.writeLog();
        return page(lowest, highest, path, text, Optional.empty(), Page.Request.FIRST)
                .items();
    }

    private Page<ScimRequests.Entry> page(
            int lowest,
            int highest,
            Optional<String> path,
            Optional<String> text,
            Optional<Instant> since,
            Page.Request page) {
        return SERVER.ask(
                        ScimRequests.READ,
                        new ScimRequests.Read(organization.id(), lowest, highest, path, text, since, page))
                .page();
    }
}
