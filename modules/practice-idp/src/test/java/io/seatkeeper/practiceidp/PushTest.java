package io.seatkeeper.practiceidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.push.Exchange;
import io.seatkeeper.practiceidp.push.Manner;
import io.seatkeeper.practiceidp.push.Push;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a push says, heard by a server that takes everything. That the six manners end in the same directory is shown where
 * there is a real SCIM server.
 */
class PushTest {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final AtomicInteger BUSY = new AtomicInteger();

    private static Vertx vertx;
    private static PracticeIdp root;
    private static String scim = "";

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        root = verticle.idp();
        int port = vertx.createHttpServer()
                .requestHandler(PushTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        scim = "http://127.0.0.1:" + port + "/scim/v2/acme";
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @ParameterizedTest
    @EnumSource
    void firstPushMakesEverybodyAndTheSecondSaysNothingOfThemAgain(Manner manner) throws Exception {
        PracticeIdp idp = tenant("first-" + manner.wireName());

        Push first = pushed(idp, manner);
        assertThat(first.failed()).isZero();
        assertThat(first.done()).isEqualTo(first.steps());
        assertThat(said(first, "POST", "/Users"))
                .extracting(exchange -> new JsonObject(exchange.request()).getString("userName"))
                .containsAll(idp.people().stream().map(Person::username).toList());

        Push second = pushed(idp, manner);
        assertThat(second.exchanges())
                .noneMatch(exchange ->
                        exchange.method().equals("PUT") || exchange.method().equals("PATCH"));
    }

    @Test
    void entraSwitchesOffByATextAndDeletesAfterwards() throws Exception {
        PracticeIdp idp = tenant("entra-leaver");
        pushed(idp, Manner.ENTRA);
        idp.remove(idp.people().getFirst());

        List<Exchange> said = pushed(idp, Manner.ENTRA).exchanges().reversed();

        assertThat(said)
                .filteredOn(exchange -> exchange.path().startsWith("/Users/"))
                .satisfiesExactly(
                        off -> assertThat(new JsonObject(off.request()).getJsonArray("Operations"))
                                .isEqualTo(new JsonArray()
                                        .add(new JsonObject()
                                                .put("op", "Replace")
                                                .put("path", "active")
                                                .put("value", "False"))),
                        gone -> assertThat(gone.method()).isEqualTo("DELETE"));
    }

    @Test
    void oktaNeverDeletesAndSwitchesOffWithoutAPath() throws Exception {
        PracticeIdp idp = tenant("okta-leaver");
        pushed(idp, Manner.OKTA);
        idp.remove(idp.people().getFirst());

        Push push = pushed(idp, Manner.OKTA);

        assertThat(said(push, "DELETE", "/Users/")).isEmpty();
        assertThat(said(push, "PATCH", "/Users/"))
                .singleElement()
                .extracting(Exchange::request)
                .asString()
                .contains("\"value\":{\"active\":false}")
                .doesNotContain("\"path\"");
    }

    @Test
    void personWhoMovesIsTakenOutOfOneGroupAndPutIntoAnother() throws Exception {
        PracticeIdp idp = tenant("mover");
        pushed(idp, Manner.PING);
        idp.person(idp.people().getFirst().inGroups("Legal"));

        Push push = pushed(idp, Manner.PING);

        assertThat(said(push, "PATCH", "/Groups/"))
                .extracting(Exchange::request)
                .anyMatch(body -> body.contains("\"op\":\"add\""))
                .anyMatch(body -> body.contains("\"op\":\"remove\",\"path\":\"members\",\"value\":{\"members\":"));
    }

    @Test
    void busyServerIsAskedAgain() throws Exception {
        PracticeIdp idp = tenant("busy");
        BUSY.set(2);

        Push push = pushed(idp, Manner.GOOGLE);

        assertThat(push.failed()).isZero();
        assertThat(push.exchanges())
                .filteredOn(exchange -> exchange.status() == 429)
                .hasSize(2);
    }

    @Test
    void serverElsewhereIsNoTarget() {
        assertThatThrownBy(() -> root.pushTo("https://scim.example/v2", "token"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not on this machine");
    }

    private static PracticeIdp tenant(String name) {
        PracticeIdp idp = root.at(name);
        idp.pushTo(scim, "secret");
        return idp;
    }

    private static Push pushed(PracticeIdp idp, Manner manner) throws Exception {
        return idp.push(manner).finished().get(1, TimeUnit.MINUTES);
    }

    private static List<Exchange> said(Push push, String method, String path) {
        return push.exchanges().stream()
                .filter(exchange ->
                        exchange.method().equals(method) && exchange.path().startsWith(path))
                .toList();
    }

    private static void answer(HttpServerRequest request) {
        if (BUSY.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            request.response().setStatusCode(429).putHeader("retry-after", "0").end();
            return;
        }
        JsonObject resource = new JsonObject().put("id", "id-" + IDS.incrementAndGet());
        switch (request.method().name()) {
            case "GET" -> request.response().end("{\"Resources\":[]}");
            case "POST" -> request.response().setStatusCode(201).end(resource.encode());
            case "PUT", "PATCH" -> request.response().end(resource.encode());
            default -> request.response().setStatusCode(204).end();
        }
    }
}
