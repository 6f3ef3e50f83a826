package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
    private static AdminApi api;

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aRepetitionGetsTheFirstAnswerAgain() {
        String path = "/organizations/" + api.organization(1) + "/admin-keys";
        ApiClient client = api.operator().with("Idempotency-Key", "one");
        ApiClient.Reply first = client.post(path, "{\"name\":\"k\"}").expect(201);
        ApiClient.Reply second = client.post(path, "{\"name\":\"k\"}").expect(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.operator().get(path).json().getLong("total")).isEqualTo(1);
        assertThat(stored(first.text("key"))).isZero();
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        String path = "/organizations/" + api.organization(1) + "/admin-keys";
        ApiClient client = api.operator().with("Idempotency-Key", "two");
        client.post(path, "{\"name\":\"k\"}").expect(201);
        client.post(path, "{\"name\":\"other\"}").refused(422, "idempotency_mismatch");
    }

    @Test
    void aRefusalIsNotKept() {
        ApiClient client = api.operator().with("Idempotency-Key", "three");
        String slug = api.organization(1);
        client.post("/organizations", "{\"slug\":\"%s\",\"name\":\"x\"}".formatted(slug))
                .refused(409, "slug_taken");
        client.post("/organizations", "{\"slug\":\"%s\",\"name\":\"x\"}".formatted(slug))
                .refused(409, "slug_taken");
        client.post("/organizations", "{\"slug\":\"%s-b\",\"name\":\"x\"}".formatted(slug))
                .expect(201);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        String organization = api.organization(1);
        String path = "/organizations/" + organization + "/admin-keys";
        String key =
                api.operator().post(path, "{\"name\":\"maker\"}").expect(201).text("key");
        ApiClient.Reply operators = api.operator()
                .with("Idempotency-Key", "four")
                .post(path, "{\"name\":\"k\"}")
                .expect(201);
        ApiClient.Reply programs = api.bearing(key)
                .with("Idempotency-Key", "four")
                .post(path, "{\"name\":\"k\"}")
                .expect(201);
        assertThat(programs.text("id")).isNotEqualTo(operators.text("id"));
    }

    @Test
    void manyAtOnceDoTheWorkOnce() {
        String path = "/organizations/" + api.organization(1) + "/admin-keys";
        ApiClient client = api.operator().with("Idempotency-Key", "five");
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 20)
                .mapToObj(call -> CompletableFuture.supplyAsync(
                        () -> client.post(path, "{\"name\":\"k\"}").response().statusCode()))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join)).contains(201).isSubsetOf(201, 409);
        assertThat(api.operator().get(path).json().getLong("total")).isEqualTo(1);
    }

    @Test
    void aCallThatDiedIsTakenOverByItsRepetition() {
        String organization = api.organization(1);
        String path = "/organizations/" + organization + "/admin-keys";
        ApiClient client = api.operator().with("Idempotency-Key", "six");
        ApiClient.Reply first = client.post(path, "{\"name\":\"k\"}").expect(201);
        api.sql("UPDATE idempotency_record SET answer = NULL WHERE idempotency_key = 'six'");
        client.post(path, "{\"name\":\"k\"}").refused(409, "idempotency_in_progress");
        api.sql(
                "UPDATE idempotency_record SET started_at = now() - interval '61 seconds' WHERE idempotency_key = 'six'");
        assertThat(client.post(path, "{\"name\":\"k\"}").expect(201).text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        String path = "/organizations/" + api.organization(1) + "/admin-keys";
        ApiClient client = api.operator().with("Idempotency-Key", "seven");
        ApiClient.Reply first = client.post(path, "{\"name\":\"k\"}").expect(201);
        api.sql(
                "UPDATE idempotency_record SET started_at = now() - interval '25 hours' WHERE idempotency_key = 'seven'");
        assertThat(client.post(path, "{\"name\":\"k\"}").expect(201).text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        String path = "/organizations/" + api.organization(1) + "/admin-keys";
        api.operator()
                .with("Idempotency-Key", "x".repeat(129))
                .post(path, "{\"name\":\"k\"}")
                .refused(400, "invalid_request")
                .pointing("header.Idempotency-Key");
    }

    private static long stored(String secret) {
        return AdminApi.await(api.database()
                .with(client -> client.query(
                                "SELECT count(*) FROM idempotency_record WHERE encode(answer, 'escape') LIKE '%"
                                        + secret + "%'")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))));
    }
}
