package io.seatkeeper.jit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {
    private static final List<String> ALLOWED =
            List.of("https://app.example/learn", "https://other.example:8443/", "http://localhost:3000");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/learn",
                "https://app.example/learn/",
                "https://app.example/learn/1?next=https://evil.example#top",
                "https://APP.example:443/learn?x",
                "HTTPS://app.example/learn",
                "https://other.example:8443",
                "https://other.example:8443/any/where",
                "http://localhost:3000/",
                "/",
                "/signed-in",
                "/oauth2/authorize?client_id=a&redirect_uri=https%3A%2F%2Fapp.example%2F"
            })
    void addressUnderAnEntryOrPathOfOursIsTaken(String address) {
        assertThat(ReturnAddress.checked(address, ALLOWED)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "learn",
                "https://evil.example/learn",
                "https://app.example/learning",
                "https://app.example/LEARN",
                "https://app.example/",
                "https://app.example",
                "http://app.example/learn",
                "https://app.example:444/learn",
                "https://other.example/",
                "https://app.example@evil.example/learn",
                "https://evil.example@app.example/learn",
                "https://app.example:443@evil.example/learn",
                "https://app.example%40evil.example/learn",
                "https://app.example.evil.example/learn",
                "https://app.example./learn",
                "https://app.example\\@evil.example/learn",
                "https:\\\\app.example/learn",
                "https:/app.example/learn",
                "https:app.example/learn",
                "https:///app.example/learn",
                "//app.example/learn",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\u0000/signed-in",
                " https://app.example/learn",
                "https://app.example/learn\r\nSet-Cookie: a=b",
                "https://app.example/learn/../admin",
                "https://app.example/learn/%2e%2e/admin",
                "https://app.example/learn/%2E./admin",
                "https://app.example/learn%2f..%2fadmin",
                "https://app.example/learn%5c..%5cadmin",
                "/learn/..//evil.example",
                "https://аpp.example/learn",
                "https://app.example／learn",
                "javascript:alert(1)",
                "javascript://app.example/learn%0aalert(1)",
                "data:text/html,hello",
                "ftp://app.example/learn",
                "https://[::1]/learn",
                "https://app.example/%zz"
            })
    void anythingElseIsRefused(String address) {
        assertThatThrownBy(() -> ReturnAddress.checked(address, ALLOWED)).isInstanceOf(ContractFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/", "http://localhost:3000/"})
    void emptyListAllowsOnlyPaths(String address) {
        assertThatThrownBy(() -> ReturnAddress.checked(address, List.of())).isInstanceOf(ContractFailure.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_900, 2_100})
    void lengthIsBounded(int length) {
        String address = "https://app.example/learn/" + "x".repeat(length - 26);
        if (length > 2_000) {
            assertThatThrownBy(() -> ReturnAddress.checked(address, ALLOWED)).isInstanceOf(ContractFailure.class);
        } else {
            assertThat(ReturnAddress.checked(address, ALLOWED)).isEqualTo(address);
        }
    }
}
