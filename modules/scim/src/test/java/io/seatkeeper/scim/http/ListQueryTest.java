package io.seatkeeper.scim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.Window;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {
    @Test
    void nothingAskedForIsTheFirstHundredOfAWalk() {
        assertThat(ListQuery.of(Map.of()).window()).isEqualTo(new Window.Cursor(Optional.empty(), 100));
    }

    @ParameterizedTest
    @CsvSource({"5,5", "0,0", "-1,0", "1000,1000", "1001,1000", "999999999999999999999,1000", "-99999999999999999999,0"
    })
    void countIsHeldWithinItsBounds(String given, int taken) {
        assertThat(ListQuery.of(Map.of("count", given)).window().count()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "0,1", "-7,1", "201,201"})
    void startIndexAsksForIndexPages(String given, long start) {
        assertThat(ListQuery.of(Map.of("startIndex", given)).window()).isEqualTo(new Window.Index(start, 100));
    }

    @Test
    void cursorWinsOverStartIndexAndAnEmptyOneIsTheFirstPage() {
        assertThat(ListQuery.of(Map.of("startIndex", "1", "cursor", "abc")).window())
                .isEqualTo(new Window.Cursor(Optional.of("abc"), 100));
        assertThat(ListQuery.of(Map.of("cursor", "")).window()).isEqualTo(new Window.Cursor(Optional.empty(), 100));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThat(refusal(Map.of("count", "ten"))).isEqualTo(ErrorCode.SCIM_INVALID_COUNT);
        assertThat(refusal(Map.of("startIndex", "1.5"))).isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
        assertThat(refusal(Map.of("sortOrder", "sideways"))).isEqualTo(ErrorCode.SCIM_INVALID_VALUE);
    }

    @Test
    void orderIsByWhatAnAttributeIsComparedBy() {
        assertThat(ListQuery.of(Map.of("sortBy", "EMAILS", "sortOrder", "Descending"))
                        .order(ResourceType.USER))
                .hasValue(new Window.Order(AttributePath.of("emails", "value"), true));
        assertThat(catchThrowableOfType(
                                ContractFailure.class,
                                () -> ListQuery.of(Map.of("sortBy", "shoeSize")).order(ResourceType.USER))
                        .code())
                .isEqualTo(ErrorCode.SCIM_INVALID_PATH);
    }

    @Test
    void bodyOfASearchSaysTheSameAsAQuery() {
        JsonObject search = new JsonObject()
                .put("Filter", "userName pr")
                .put("startindex", 11)
                .put("count", 10)
                .put("sortBy", "userName")
                .put("attributes", new JsonArray(List.of("userName", "emails")))
                .put("excludedAttributes", "groups, name");

        assertThat(ListQuery.of(search))
                .isEqualTo(new ListQuery(
                        Optional.of("userName pr"),
                        Optional.of("userName"),
                        false,
                        Optional.of(11L),
                        Optional.empty(),
                        10,
                        List.of("userName", "emails"),
                        List.of("groups", "name")));
    }

    private static ErrorCode refusal(Map<String, String> query) {
        return catchThrowableOfType(ContractFailure.class, () -> ListQuery.of(query))
                .code();
    }
}
