package io.seatkeeper.scim.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"hunter2\"}",
                "{\"Password\":\"hunter2\"}",
                "{\"name\":{\"pass-word\":{\"value\":\"hunter2\"}}}",
                "{\"urn:example:User\":{\"api_token\":\"hunter2\"}}",
                "{\"list\":[{\"clientSecret\":[\"hunter2\"]}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"password\",\"value\":\"hunter2\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:core:2.0:User:passWord\",\"Value\":\"hunter2\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"password\":\"hunter2\"}}]}",
                "{\"Operations\":[{\"method\":\"POST\",\"path\":\"/Users\",\"data\":{\"password\":\"hunter2\"}}]}"
            })
    void noSecretIsKept(String body) {
        assertThat(Redaction.body(new JsonObject(body)))
                .doesNotContain("hunter2")
                .contains("(removed)");
    }

    @Test
    void theRestIsKept() {
        JsonObject body = new JsonObject().put("userName", "emeka").put("active", true);

        assertThat(Redaction.body(body)).isEqualTo(body.encode());
    }

    @Test
    void whatIsLongIsShortenedAndCounted() {
        JsonArray members = new JsonArray();
        IntStream.range(0, 100_000).forEach(number -> members.add(new JsonObject().put("value", "id " + number)));

        assertThat(Redaction.body(new JsonObject().put("members", members)))
                .hasSizeLessThan(2_000)
                .contains("id 19")
                .doesNotContain("id 20")
                .contains("… 99980 more");
        assertThat(Redaction.body(new JsonObject().put("x", "y".repeat(1_000_000))))
                .hasSizeLessThan(600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?access_token=hunter2&count=1",
                "/Users?count=1&Password=hunter2",
                "/Users?filter=password%20eq%20%22hunter2%22",
                "/Users?filter=password+eq+\"hunter2\""
            })
    void noSecretIsKeptOfAPath(String path) {
        assertThat(Redaction.path(path)).doesNotContain("hunter2").contains("(removed)");
    }

    @Test
    void anyOtherPathIsKept() {
        String path = "/Users?filter=userName%20eq%20%22emeka@example.com%22&startIndex=1";

        assertThat(Redaction.path(path)).isEqualTo(path);
    }
}
