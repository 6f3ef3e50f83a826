package io.seatkeeper.directory.query;

import static io.seatkeeper.directory.DirectoryNode.await;
import static io.seatkeeper.directory.DirectoryNode.onLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.SharedReads;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsIT {
    private static final int MANY = 200;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Database database = new Database(vertx, TestPostgres.empty(), 16);
    private final SharedReads reads = new SharedReads(database);

    @AfterEach
    void close() {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void eachGetsTheRowsOfTheirOwnParameters() {
        List<Future<List<Integer>>> answers =
                askedAtOnce(number -> reads.read("SELECT n FROM generate_series(1, $1::int) n", Tuple.of(number % 5))
                        .map(rows -> rows.stream().map(row -> row.getInteger(0)).toList()));

        for (int number = 0; number < MANY; number++) {
            assertThat(answers.get(number).result())
                    .isEqualTo(IntStream.rangeClosed(1, number % 5).boxed().toList());
        }
    }

    @Test
    void thoseWhoWaitAreSentTogether() {
        List<Future<Object>> moments = askedAtOnce(number -> reads.read("SELECT now(), $1::int", Tuple.of(number))
                .map(rows -> first(rows).getValue(0)));

        assertThat(moments.stream().map(Future::result).distinct())
                .as("transactions for " + MANY + " look-ups")
                .hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void whatPostgresqlRefusesToOneFailsNobodyElse() {
        List<Future<Integer>> answers = askedAtOnce(number -> reads.read("SELECT 60 / $1::int", Tuple.of(number % 4))
                .map(rows -> first(rows).getInteger(0)));

        for (int number = 0; number < MANY; number++) {
            if (number % 4 == 0) {
                assertThat(answers.get(number).cause()).hasMessageContaining("division by zero");
            } else {
                assertThat(answers.get(number).result()).isEqualTo(60 / (number % 4));
            }
        }
    }

    @Test
    void nobodyGetsWhatWasReadBeforeTheyAsked() {
        onLoop(
                loop,
                () -> database.with(client ->
                        client.query("CREATE TABLE last AS SELECT 0 AS number").execute()));
        List<Future<Integer>> answers = askedAtOnce(number -> number % 10 == 0
                ? database.with(client -> client.preparedQuery("UPDATE last SET number = greatest(number, $1)")
                                .execute(Tuple.of(number)))
                        .compose(written -> last().map(read -> read - number))
                : last());

        assertThat(answers.stream().map(Future::result))
                .allSatisfy(ahead -> assertThat(ahead).isNotNegative());
    }

    @Test
    void eachGoesOnAsTheirOwnRequest() {
        List<Future<String>> answers = askedAtOnce(number ->
                DirectoryNode.askAs("request-" + number, () -> reads.read("SELECT $1::int", Tuple.of(number))));

        for (int number = 0; number < MANY; number++) {
            assertThat(answers.get(number).result()).isEqualTo("request-" + number);
        }
    }

    private Future<Integer> last() {
        return reads.read("SELECT number FROM last", Tuple.tuple())
                .map(rows -> first(rows).getInteger(0));
    }

    private static Row first(Iterable<Row> rows) {
        return rows.iterator().next();
    }

    /** So many ask one after the other, and nobody is answered before the last has asked. */
    private <T> List<Future<T>> askedAtOnce(Function<Integer, Future<T>> question) {
        List<Future<T>> answers = new ArrayList<>();
        onLoop(loop, () -> {
            for (int number = 0; number < MANY; number++) {
                answers.add(question.apply(number));
            }
            return Future.join(answers).otherwiseEmpty();
        });
        return answers;
    }
}
