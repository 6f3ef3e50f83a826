package io.seatkeeper.scim.http;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/scim+json;charset=\"utf-8\"",
                "application/json; odata=verbose",
                ""
            })
    void jsonInUtf8IsTaken(String contentType) {
        assertThatNoException().isThrownBy(() -> MediaTypes.check(contentType));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "application/jsonp",
                ";"
            })
    void anythingElseIsNot(String contentType) {
        assertThatThrownBy(() -> MediaTypes.check(contentType)).hasMessageContaining("application/scim+json");
    }
}
