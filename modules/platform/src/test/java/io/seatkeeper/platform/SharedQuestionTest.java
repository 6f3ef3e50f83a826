package io.seatkeeper.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.platform.logging.RequestId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {
    private final List<String> put = new ArrayList<>();
    private final List<Promise<Integer>> answers = new ArrayList<>();
    private final SharedQuestion<String, Integer> question = new SharedQuestion<>(key -> {
        put.add(key);
        answers.add(Promise.promise());
        return answers.getLast().future();
    });

    @Test
    void whoAsksWhileOneIsUnderWaySharesTheNextAndNeverThatOne() {
        Future<Integer> first = question.ask("a");
        Future<Integer> second = question.ask("a");
        Future<Integer> third = question.ask("a");

        answers.get(0).complete(1);
        assertThat(first.result()).isEqualTo(1);
        assertThat(second.isComplete()).isFalse();

        Future<Integer> fourth = question.ask("a");
        answers.get(1).complete(2);
        assertThat(List.of(second.result(), third.result())).containsExactly(2, 2);
        assertThat(fourth.isComplete()).isFalse();

        answers.get(2).complete(3);
        assertThat(fourth.result()).isEqualTo(3);
        assertThat(put).hasSize(3);
    }

    @Test
    void othersHaveQuestionsOfTheirOwn() {
        question.ask("a");
        Future<Integer> other = question.ask("b");

        answers.get(1).complete(7);

        assertThat(other.result()).isEqualTo(7);
        assertThat(put).containsExactly("a", "b");
    }

    @Test
    void aFailureIsOfItsOwnQuestionOnly() {
        Future<Integer> first = question.ask("a");
        Future<Integer> second = question.ask("a");

        answers.get(0).fail("lost");
        answers.get(1).complete(2);

        assertThat(first.failed()).isTrue();
        assertThat(second.result()).isEqualTo(2);
        question.ask("a");
        assertThat(put).as("nothing is left behind").hasSize(3);
    }

    @Test
    void whatThrowsFailsWhoAskedAndNobodyElse() {
        SharedQuestion<String, Integer> broken = new SharedQuestion<>(key -> {
            throw new IllegalStateException("broken");
        });

        assertThat(broken.ask("a").cause()).hasMessage("broken");
        assertThat(broken.ask("a").cause()).hasMessage("broken");
    }

    @Test
    void whoSharesAnAnswerGoesOnAsTheirOwnRequest() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<List<String>> heard = new CompletableFuture<>();
            vertx.runOnContext(begun -> {
                List<String> requests = new ArrayList<>();
                for (String id : List.of("one", "two", "three")) {
                    ContextInternal.current().duplicate().dispatch(asked -> {
                        RequestId.set(id);
                        question.ask("a")
                                .onSuccess(answer ->
                                        requests.add(RequestId.current().orElse("none")));
                    });
                }
                answers.get(0).complete(1);
                answers.get(1).complete(2);
                heard.complete(requests);
            });
            assertThat(heard.get(10, TimeUnit.SECONDS)).containsExactly("one", "two", "three");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
