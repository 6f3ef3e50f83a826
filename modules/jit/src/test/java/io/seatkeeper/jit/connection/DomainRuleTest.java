package io.seatkeeper.jit.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.SpokenDomains;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainRuleTest {
    @Test
    void onlyConnectionNeedNameNoDomainTheSecondMust() {
        assertThat(DomainRule.checked(List.of(), false)).isEmpty();
        assertThatThrownBy(() -> DomainRule.checked(List.of(), true))
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DOMAINS_REQUIRED));
        assertThat(DomainRule.checked(List.of("*"), true)).containsExactly("*");
    }

    @Test
    void domainsAreKeptInLowerCaseAndAsciiEachOnce() {
        assertThat(DomainRule.checked(List.of(" Acme.Example ", "acme.example", "bücher.example"), true))
                .containsExactly("acme.example", "xn--bcher-kva.example");
    }

    @Test
    void whatIsNoDomainIsRefused() {
        for (String text :
                List.of("", "localhost", "a@acme.example", "*.acme.example", "acme..example", "acme.example/")) {
            assertThatThrownBy(() -> DomainRule.checked(List.of(text), true))
                    .as(text)
                    .isInstanceOf(ContractFailure.class);
        }
        assertThatThrownBy(() -> DomainRule.checked(Collections.nCopies(501, "acme.example"), true))
                .isInstanceOf(ContractFailure.class);
    }

    @Test
    void connectionThatNamesNoneSpeaksForWhatNoOtherNames() {
        SpokenDomains first = new SpokenDomains(List.of(), List.of("acme.example", "*"));
        assertThat(first.include(address("ada@acme.example"))).isFalse();
        assertThat(first.include(address("ada@ACME.example"))).isFalse();
        assertThat(first.include(address("bob@contractors.example"))).isTrue();
        SpokenDomains second = new SpokenDomains(List.of("acme.example"), List.of());
        assertThat(second.include(address("ada@acme.example"))).isTrue();
        assertThat(second.include(address("ada@sub.acme.example"))).isFalse();
    }

    private static MailAddress address(String text) {
        return MailAddress.of(text).orElseThrow();
    }
}
