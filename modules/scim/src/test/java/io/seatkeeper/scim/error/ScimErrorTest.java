package io.seatkeeper.scim.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimErrorTest {
    @ParameterizedTest
    @CsvSource({
        "SCIM_INVALID_FILTER,400,invalidFilter",
        "SCIM_TOO_MANY,400,tooMany",
        "SCIM_UNIQUENESS,409,uniqueness",
        "SCIM_MUTABILITY,400,mutability",
        "SCIM_INVALID_SYNTAX,400,invalidSyntax",
        "SCIM_INVALID_PATH,400,invalidPath",
        "SCIM_NO_TARGET,400,noTarget",
        "SCIM_INVALID_VALUE,400,invalidValue",
        "SCIM_INVALID_CURSOR,400,invalidCursor",
        "SCIM_INVALID_COUNT,400,invalidCount",
        "INVALID_REQUEST,400,invalidValue",
        "SEATS_EXHAUSTED,403,",
        "SEATS_IN_USE,403,",
        "UNAUTHENTICATED,401,",
        "NOT_FOUND,404,",
        "METHOD_NOT_ALLOWED,405,",
        "VERSION_MISMATCH,412,",
        "TOO_LARGE,413,",
        "UNSUPPORTED_MEDIA_TYPE,415,",
        "RATE_LIMITED,429,",
        "NOT_IMPLEMENTED,501,",
        "UNAVAILABLE,503,"
    })
    void everyRefusalHasTheStatusAndTheWordOfTheRfc(ErrorCode code, int status, String scimType) {
        ScimError error = ScimError.of(new ContractFailure(code, "Why."), "a test");

        assertThat(error.status()).isEqualTo(status);
        assertThat(error.toJson().getString("scimType")).isEqualTo(scimType);
        assertThat(error.toJson().getValue("status")).isEqualTo(String.valueOf(status));
        assertThat(error.toJson().getString("detail")).isEqualTo("Why.");
        assertThat(error.toJson().getJsonArray("schemas")).containsExactly(ScimError.SCHEMA);
    }

    @Test
    void faultThatNobodyMeantGivesNothingAway() {
        ScimError error = ScimError.of(new IllegalStateException("the password is hunter2"), "a test");

        assertThat(error.status()).isEqualTo(500);
        assertThat(error.toJson().encode()).doesNotContain("hunter2").contains("Reference");
    }
}
