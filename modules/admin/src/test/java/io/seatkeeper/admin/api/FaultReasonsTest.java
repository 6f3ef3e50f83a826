package io.seatkeeper.admin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.Flaw.Reason;
import io.seatkeeper.platform.http.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library tells bounds in its sentences alone: whether they are still read right. */
class FaultReasonsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static ApiDocument document;

    @BeforeAll
    static void load() {
        document = ApiDocument.load(VERTX).await();
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"slug":"?","name":"x"}                             | /slug     | PATTERN   |
                    {"slug":"acme"}                                     | /name     | REQUIRED  |
                    {"slug":"acme","name":""}                           | /name     | TOO_SHORT | least=1
                    {"slug":"acme","name":"x","maxSeats":-1}            | /maxSeats | TOO_SMALL | least=0
                    {"slug":"acme","name":"x","maxSeats":9999999999}    | /maxSeats | TOO_LARGE | most=1000000000
                    {"slug":"acme","name":"x","maxSeats":"ten"}         | /maxSeats | TYPE      | type=integer, null
                    {"slug":"acme","name":"x","maxseats":1}             | /maxseats | UNKNOWN   |
                    {"slug":"acme","name":"a\\u0000b"}                  | /name     | UNSTORABLE |
                    """)
    void aFaultOfAnOrganizationIsToldInAWord(String body, String pointer, Reason reason, @Nullable String value) {
        assertThat(faults("createOrganization", body)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.reason()).as(fault.detail()).isEqualTo(reason);
            assertThat(fault.values()).as(fault.detail()).hasToString(value == null ? "{}" : "{" + value + "}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "preset":"x"                | /preset     | NO_CHOICE | choices=generic, entra, okta, google, keycloak
                    "domains":["a.b","a.b"]     | /domains    | REPEATED  |
                    "domains":[""]              | /domains/0  | TOO_SHORT | least=1
                    "certificates":[]           | /certificates | TOO_FEW | least=1
                    """)
    void aFaultOfAConnectionIsToldInAWord(String field, String pointer, Reason reason, @Nullable String value) {
        String body = "{\"protocol\":\"oidc\",\"slug\":\"sso\"," + field + "}";
        assertThat(faults("createConnection", body)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.reason()).as(fault.detail()).isEqualTo(reason);
            assertThat(fault.values()).as(fault.detail()).hasToString(value == null ? "{}" : "{" + value + "}");
        });
    }

    @Test
    void aTextThatIsTooLongIsToldWithItsBound() {
        String body = "{\"slug\":\"acme\",\"name\":\"" + "x".repeat(201) + "\"}";
        assertThat(faults("createOrganization", body)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(Reason.TOO_LONG);
            assertThat(fault.values()).as(fault.detail()).isEqualTo(Map.of("most", "200"));
        });
    }

    private static List<Problem.Fault> faults(String operation, String body) {
        RequestReader.Rejected rejected = catchThrowableOfType(
                RequestReader.Rejected.class,
                () -> new RequestReader(VERTX, document.contract())
                        .read(
                                Asked.changing(Map.of("org", "acme"), Map.of(), new JsonObject(body)),
                                Objects.requireNonNull(document.contract().operation(operation)))
                        .await());
        return rejected.problem().faults();
    }
}
