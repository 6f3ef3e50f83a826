package io.seatkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@acme.example, acme.example",
        "Ada.L+x@ACME.example, acme.example",
        "o'brien@acme.example, acme.example",
        "a@bücher.example, xn--bcher-kva.example",
        "jürgen@acme.example, acme.example",
        "a@localhost, localhost"
    })
    void anAddressIsKeptAsWrittenAndItsDomainComparable(String text, String domain) {
        assertThat(MailAddress.of(text)).hasValue(new MailAddress(text, domain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@acme.example",
                "ada@",
                "a b@acme.example",
                "a@b@acme.example",
                "ada@acme..example",
                "ada@-acme.example",
                "ada@acme.example\n",
                "ada@acme.example,eve@evil.example",
                "<ada@acme.example>",
                "ada_home.example#EXT#@acme.example",
                "ada_home.example#ext#@acme.example"
            })
    void whatIsNoneIsNone(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300})
    void aLongLocalPartIsNone(int length) {
        assertThat(MailAddress.of("a".repeat(length) + "@acme.example")).isEmpty();
    }
}
