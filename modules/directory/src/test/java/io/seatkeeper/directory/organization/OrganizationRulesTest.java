package io.seatkeeper.directory.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"acme", "a1", "1a", "a-b", "acme-corp-2026", "a--b"})
    void slugsThatFitAreTaken(String slug) {
        assertThat(OrganizationRules.slug(slug)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-a",
                "a-",
                "Acme",
                "a_b",
                "a.b",
                "a b",
                "ä",
                "sso",
                "api",
                "console",
                "acme\n",
                "../x",
                "01939aaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"
            })
    void slugsThatDoNotFitAreRefused(String slug) {
        assertRefused(() -> OrganizationRules.slug(slug));
    }

    @Test
    void aSlugHas63CharactersAtMost() {
        assertThat(OrganizationRules.slug("a".repeat(63))).hasSize(63);
        assertRefused(() -> OrganizationRules.slug("a".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/",
                "https://app.example.com:8443/a?b=c",
                "http://localhost:3000/x",
                "http://127.0.0.1/",
                "http://[::1]:1/"
            })
    void pagesByHttpsOrOnLoopbackAreTaken(String address) {
        assertThat(OrganizationRules.launchUrl(Optional.of(address))).contains(address);
        assertThat(OrganizationRules.returnUrls(List.of(address))).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/",
                "http://localhost.example.com/",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.com/",
                "//example.com/",
                "/path",
                "https:///x",
                "https://user:pass@example.com/",
                "https://",
                "https:opaque",
                " https://example.com/",
                "mailto:it@example.com",
                "https://exa mple.com/"
            })
    void otherAddressesAreNoPage(String address) {
        assertRefused(() -> OrganizationRules.launchUrl(Optional.of(address)));
        assertRefused(() -> OrganizationRules.returnUrls(List.of(address)));
    }

    @Test
    void whoIsAskedMayBeMail() {
        assertThat(OrganizationRules.contactUrl(Optional.of("mailto:it@example.com")))
                .isPresent();
        assertThat(OrganizationRules.upgradeUrl(Optional.of("mailto:sales@example.com")))
                .isPresent();
        assertRefused(() -> OrganizationRules.contactUrl(Optional.of("mailto:nobody")));
        assertRefused(() -> OrganizationRules.contactUrl(Optional.of("tel:117")));
    }

    @Test
    void returnAddressesHaveNoFragmentAndAreBounded() {
        assertRefused(() -> OrganizationRules.returnUrls(List.of("https://example.com/#a")));
        assertRefused(() -> OrganizationRules.returnUrls(Collections.nCopies(51, "https://example.com/")));
        assertRefused(() -> OrganizationRules.returnUrls(List.of("https://example.com/" + "a".repeat(2_000))));
        assertThat(OrganizationRules.returnUrls(Collections.nCopies(50, "https://example.com/")))
                .containsExactly("https://example.com/");
    }

    @Test
    void namesSeatsAndSessionsAreBounded() {
        assertThat(OrganizationRules.name("  Acme  ")).isEqualTo("Acme");
        assertRefused(() -> OrganizationRules.name("   "));
        assertRefused(() -> OrganizationRules.name("a".repeat(201)));
        assertRefused(() -> OrganizationRules.name("a\0b"));
        assertThat(OrganizationRules.maxSeats(OptionalInt.of(0))).hasValue(0);
        assertRefused(() -> OrganizationRules.maxSeats(OptionalInt.of(-1)));
        assertThat(OrganizationRules.sessionLifetime(Duration.ofDays(30))).isEqualTo(Duration.ofDays(30));
        assertRefused(() -> OrganizationRules.sessionLifetime(Duration.ofSeconds(299)));
        assertRefused(() -> OrganizationRules.sessionLifetime(Duration.ofDays(31)));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ContractFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
}
