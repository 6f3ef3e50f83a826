package io.seatkeeper.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.scim.bulk.BulkPlan.Step;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BulkPlanTest {
    @Test
    void operationsKeepTheirOrderWhereNothingSpeaksAgainstIt() {
        assertThat(BulkPlan.of(List.of(user("a"), user("b"), group("g", "a", "b"))))
                .containsExactly(now(0), now(1), now(2));
    }

    @Test
    void whatIsReferredToComesFirst() {
        assertThat(BulkPlan.of(List.of(group("g", "b", "a"), user("a"), user("b"))))
                .containsExactly(now(2), now(1), now(0));
    }

    @Test
    void referenceInAPathCounts() {
        BulkOperation patch =
                new BulkOperation("PATCH", Optional.empty(), Optional.empty(), "/Groups/bulkId:g", new JsonObject());

        assertThat(BulkPlan.of(List.of(patch, group("g")))).containsExactly(now(1), now(0));
    }

    @Test
    void circleIsBrokenAtTheReferenceThatClosesIt() {
        assertThat(BulkPlan.of(List.of(employee("a", "b"), employee("b", "a"))))
                .containsExactly(new Step(1, Set.of("a")), now(0));
    }

    @Test
    void whoRefersToThemselvesIsCompletedLater() {
        assertThat(BulkPlan.of(List.of(employee("a", "a")))).containsExactly(new Step(0, Set.of("a")));
    }

    @Test
    void referenceToNothingIsLeftToBeRefused() {
        assertThat(BulkPlan.of(List.of(group("g", "nobody")))).containsExactly(now(0));
    }

    @Test
    void chainOfAThousandIsPlannedFromItsEnd() {
        List<BulkOperation> chain = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            chain.add(employee("u" + number, "u" + (number + 1)));
        }

        assertThat(BulkPlan.of(chain)).hasSize(1_000).first().isEqualTo(now(999));
    }

    @Test
    void postponedAttributesAreTakenOutAndNamedByTheirPaths() {
        JsonObject data = employee("b", "a").data().put("nickName", "Bee");

        JsonObject later = Postponed.take(data, Set.of("a"));

        assertThat(data.fieldNames()).containsExactlyInAnyOrder("userName", "nickName");
        assertThat(later.fieldNames()).containsExactly(EXTENSION + ":manager");
    }

    private static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static Step now(int place) {
        return new Step(place, Set.of());
    }

    private static BulkOperation user(String bulkId) {
        return post("/Users", bulkId, new JsonObject().put("userName", bulkId));
    }

    private static BulkOperation employee(String bulkId, String manager) {
        return post(
                "/Users",
                bulkId,
                new JsonObject()
                        .put("userName", bulkId)
                        .put(
                                EXTENSION,
                                new JsonObject().put("manager", new JsonObject().put("value", "bulkId:" + manager))));
    }

    private static BulkOperation group(String bulkId, String... members) {
        JsonArray list = new JsonArray();
        for (String member : members) {
            list.add(new JsonObject().put("value", "bulkId:" + member));
        }
        return post(
                "/Groups", bulkId, new JsonObject().put("displayName", bulkId).put("members", list));
    }

    private static BulkOperation post(String path, String bulkId, JsonObject data) {
        return new BulkOperation("POST", Optional.of(bulkId), Optional.empty(), path, data);
    }
}
