package io.seatkeeper.app.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.node.ApiCaller;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is written beside an answer, the audit log first. */
final class Audit {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Audit() {}

    /** The reasons of refusals about a subject come to be these among others. */
    static void assertReasons(
            ApiCaller operator, String organization, String action, String subject, String... expected) {
        assertThat(eventually(
                        () -> reasons(operator, organization, action, subject),
                        found -> found.containsAll(List.of(expected))))
                .contains(expected);
    }

    /** What is asked for, once it is as it should be, or as it is after a minute. */
    static <T> T eventually(Supplier<T> asked, Predicate<T> holds) {
        Instant late = Instant.now().plus(PATIENCE);
        T found = asked.get();
        while (!holds.test(found) && Instant.now().isBefore(late)) {
            found = asked.get();
        }
        return found;
    }

    static List<String> reasons(ApiCaller operator, String organization, String action, String subject) {
        return entries(operator, organization, action, subject).stream()
                .map(detail -> detail.getString("reason"))
                .toList();
    }

    static List<JsonObject> entries(ApiCaller operator, String organization, String action, String subject) {
        return operator
                .get("/organizations/" + organization + "/audit-events?limit=200&action=" + action + "&subject="
                        + subject)
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .map(entry -> entry.getJsonObject("detail"))
                .toList();
    }
}
