package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.Installation;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever knocks at the provider's open doors without end is held back, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnockingIT {
    /** More than each event loop takes of one address at once. */
    private static final int MOST = 50_000;

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 1);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void addressThatKnocksTooOftenIsToldWhenToComeAgain() throws Exception {
        String application = service.operator()
                .post(
                        "/applications",
                        new JsonObject()
                                .put("name", "Training")
                                .put("authentication", "none")
                                .put("redirectUris", new JsonArray().add(Product.REDIRECT_URI)))
                .getString("id");
        HttpResponse<String> answer = knock("198.51.100.7");
        assertThat(answer.statusCode()).isEqualTo(400);
        for (int time = 0; time < MOST && answer.statusCode() == 400; time++) {
            answer = knock("198.51.100.7");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("Too many requests come from there");
        HttpResponse<String> pushed = push(application, "198.51.100.7");
        for (int time = 0; time < MOST && pushed.statusCode() == 400; time++) {
            pushed = push(application, "198.51.100.7");
        }
        assertThat(pushed.statusCode()).isEqualTo(429);
        assertThat(pushed.body()).contains("\"temporarily_unavailable\"");
        assertThat(knock("198.51.100.8").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> knock(String from) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.baseUrl(0) + "/oauth2/authorize"))
                        .header("X-Forwarded-For", from)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Of a public client, with nothing in it. */
    private HttpResponse<String> push(String client, String from) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.baseUrl(0) + "/oauth2/par"))
                        .header("X-Forwarded-For", from)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("client_id=" + client))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
