package io.seatkeeper.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    @Test
    void domainsAreKeptInLowerCaseAndAscii() {
        assertThat(DomainName.of(" Example.COM. ")).isEqualTo("example.com");
        assertThat(DomainName.of("Bücher.example")).isEqualTo("xn--bcher-kva.example");
        assertThat(DomainName.of("mail.example.co.uk")).isEqualTo("mail.example.co.uk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "localhost",
                "a..b",
                "-a.com",
                "a-.com",
                "a_b.com",
                "10.0.0.1",
                "[::1]",
                "a@b.com",
                "https://a.com",
                "a.com/x",
                "a b.com",
                "a\0.com\0x y"
            })
    void whatIsNoMailDomainIsRefused(String text) {
        assertThatThrownBy(() -> DomainName.of(text)).isInstanceOf(ContractFailure.class);
    }

    @Test
    void aDomainLeavesRoomForTheRecordsName() {
        String label = "a".repeat(62) + ".";
        assertThatThrownBy(() -> DomainName.of(label.repeat(4) + "com")).isInstanceOf(ContractFailure.class);
        assertThat(DomainName.loose("a".repeat(70) + ".com")).isEmpty();
    }
}
