package io.seatkeeper.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that is wrong, one defect at a time. */
class DefectIT {
    private static AdminApi api;

    @BeforeAll
    static void start() {
        api = new AdminApi();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"name":"x"}                                   | /slug
                    {"slug":"acme"}                                | /name
                    {"slug":"A!","name":"x"}                       | /slug
                    {"slug":"x","name":"x"}                        | /slug
                    {"slug":"acme","name":""}                      | /name
                    {"slug":"acme","name":"x","maxSeats":-1}       | /maxSeats
                    {"slug":"acme","name":"x","maxSeats":1.5}      | /maxSeats
                    {"slug":"acme","name":"x","maxSeats":"ten"}    | /maxSeats
                    {"slug":"acme","name":"x","maxSeats":9999999999} | /maxSeats
                    {"slug":"acme","name":"x","maxseats":1}        | /maxseats
                    {"slug":"acme","name":["x"]}                   | /name
                    {"slug":"acme","name":"a\\u0000b"}             | /name
                    {"slug":"acme","name":"a\\ud800b"}             | /name
                    """)
    void aWrongFieldIsPointedAt(String body, String pointer) {
        api.operator()
                .post("/organizations", body)
                .refused(400, "invalid_request")
                .pointing(pointer);
    }

    @Test
    void severalFaultsAreAllSaidAtOnce() {
        api.operator()
                .post("/organizations", "{\"slug\":\"?\",\"maxSeats\":-1,\"extra\":1}")
                .refused(400, "invalid_request")
                .pointing("/slug", "/name", "/maxSeats", "/extra");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{", "[]", "1", "null", "\"x\"", "{\"slug\":\"a\""})
    void aBodyThatIsNoObjectIsRefused(String body) {
        api.operator().post("/organizations", body).refused(400, "invalid_request");
    }

    @Test
    void aMissingBodyIsRefused() {
        api.operator()
                .with("Content-Type", "application/json")
                .send("POST", "/organizations", "")
                .refused(400, "invalid_request");
    }

    @Test
    void aBodyNestedTooDeepIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        api.operator()
                .post("/organizations", "{\"slug\":\"acme\",\"name\":" + deep + "}")
                .refused(400, "invalid_request");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "x"}) {
            api.operator()
                    .with("Content-Type", type)
                    .post("/organizations", "{\"slug\":\"acme\",\"name\":\"x\"}")
                    .refused(415, "unsupported_media_type");
        }
        api.operator()
                .send("POST", "/organizations", "{\"slug\":\"acme\",\"name\":\"x\"}")
                .refused(415, "unsupported_media_type");
    }

    @Test
    void aTypeWithACharsetIsTaken() {
        api.operator()
                .with("Content-Type", "Application/JSON; charset=utf-8")
                .post("/organizations", "{\"slug\":\"charset\",\"name\":\"x\"}")
                .expect(201);
    }

    @Test
    void aBodyTooLargeIsRefused() {
        api.operator().post("/organizations", "x".repeat(600_000)).refused(413, "too_large");
    }

    @Test
    void aPathThatIsNotThereIsRefusedForEverybody() {
        api.operator().get("/nothing").refused(404, "not_found");
        api.anybody().get("/nothing").refused(404, "not_found");
        api.anybody().get("/organizations/acme/nothing").refused(404, "not_found");
    }

    @Test
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThat(api.operator()
                        .send("PUT", "/organizations", "")
                        .refused(405, "method_not_allowed")
                        .header("Allow"))
                .isEqualTo("GET, POST");
        assertThat(api.anybody()
                        .send("POST", "/openapi.json", "")
                        .refused(405, "method_not_allowed")
                        .header("Allow"))
                .isEqualTo("GET");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, query.limit",
        "limit=201, query.limit",
        "limit=ten, query.limit",
        "limit=, query.limit",
        "limit=1&limit=2, query.limit",
        "serch=x, query.serch",
        "role=owner, query.role",
        "status=gone, query.status",
        "source=magic, query.source",
        "search=, query.search",
        "search=a%00b, query.search",
    })
    void aWrongParameterIsPointedAt(String query, String pointer) {
        String organization = api.organization(1);
        api.operator()
                .get("/organizations/" + organization + "/users?" + query)
                .refused(400, "invalid_request")
                .pointing(pointer);
    }

    @Test
    void aCursorOfSomewhereElseIsRefused() {
        String organization = api.organization(1);
        int status = api.operator()
                .get("/organizations/" + organization + "/users?cursor=nonsense")
                .response()
                .statusCode();
        assertThat(status).isBetween(400, 404);
    }

    @Test
    void aParameterThatCanNotBeDecodedIsRefused() {
        String path = "/organizations/" + api.organization(1) + "/users";
        assertThat(raw(path + "?search=%zz")).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_request\"");
        assertThat(raw(path + "/%zz")).startsWith("HTTP/1.1 40").contains("problem+json");
    }

    @Test
    void anIdThatIsNoneAnswers404() {
        String path = "/organizations/" + api.organization(1);
        api.operator().get(path + "/users/7").refused(404, "not_found");
        api.operator().get(path + "/users/018f0000-0000-7000-8000-000000000000").refused(404, "not_found");
        api.operator().delete(path + "/admin-keys/7").refused(404, "not_found");
        api.operator().delete(path + "/domains/7").refused(404, "not_found");
        api.operator().post(path + "/link-requests/7/approve", "").refused(404, "not_found");
    }

    /** What HttpClient refuses to send, sent by hand. */
    private static String raw(String path) {
        var base = java.net.URI.create(api.operator().base());
        try (var socket = new java.net.Socket(base.getHost(), base.getPort())) {
            String request = "GET " + base.getPath() + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + api.operator().headers().get("Authorization") + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
