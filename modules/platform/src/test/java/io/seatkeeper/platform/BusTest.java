package io.seatkeeper.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Event;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTest {
    private static final Endpoint<Asked, Told> ECHO = new Endpoint<>("test.echo", Asked.class, Told.class);

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx);

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void theVeryMessageArrivesAndTheVeryReplyComesBack() throws Exception {
        Told told = new Told("hello");
        bus.serve(ECHO, asked -> Future.succeededFuture(asked.text().equals("hi") ? told : new Told("other")));

        assertThat(await(bus.call(ECHO, new Asked("hi")))).isSameAs(told);
    }

    @Test
    void aRefusalArrivesAsItWasThrown() {
        ContractFailure refusal = new ContractFailure(ErrorCode.SEATS_EXHAUSTED, "full");
        bus.serve(ECHO, asked -> Future.failedFuture(refusal));

        assertThatThrownBy(() -> await(bus.call(ECHO, new Asked("hi")))).isSameAs(refusal);
    }

    @Test
    void aThrowBecomesAReplyThatGivesNothingAway() {
        bus.serve(ECHO, asked -> {
            throw new IllegalStateException("secret detail");
        });

        assertThatThrownBy(() -> await(bus.call(ECHO, new Asked("hi"))))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessageNotContaining("secret");
    }

    @Test
    void nobodyServingIsUnavailable() {
        assertThatThrownBy(() -> await(bus.call(ECHO, new Asked("hi"))))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void whatIsNotOfTheContractIsRefused() {
        assertThatThrownBy(() -> vertx.eventBus().send("test.echo", new java.util.ArrayList<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListenerThatFailsKeepsNobodyElseFromHearing() throws Exception {
        CompletableFuture<Event> heard = new CompletableFuture<>();
        bus.listen(event -> {
            throw new IllegalStateException("broken listener");
        });
        bus.listen(heard::complete);
        Event event = new Event(
                new OrganizationId(Ids.next()),
                1,
                1,
                "user.provisioned",
                "x",
                new JsonObject().encode(),
                Instant.EPOCH);

        bus.publish(event);

        assertThat(heard.get(10, TimeUnit.SECONDS)).isSameAs(event);
    }

    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    record Asked(String text) implements BusMessage {}

    record Told(String text) implements BusMessage {}
}
