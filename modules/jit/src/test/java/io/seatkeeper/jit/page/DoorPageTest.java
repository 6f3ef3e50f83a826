package io.seatkeeper.jit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Role;
import io.seatkeeper.platform.page.Catalogue;
import io.seatkeeper.platform.page.Language;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorPageTest {
    private static final Catalogue ENGLISH = Catalogue.of(Language.ENGLISH);
    private static final Catalogue GERMAN = Catalogue.of(Language.GERMAN);

    @Test
    void refusalForSeatsSaysWhatHappenedWhyWhomToAskAndTheReference() {
        assertThat(shown(Gallery.refusal(ErrorCode.SEATS_EXHAUSTED, Gallery.ACME), ENGLISH))
                .contains("All 25 seats of <bdi>Acme</bdi> are in use")
                .contains("a new account needs a free seat")
                .contains("<a href=\"mailto:it@acme.example?subject=")
                .contains("https://acme.example/seats")
                .contains("7K2M-9XQP")
                .contains("seats_exhausted");
    }

    @Test
    void numbersAreGroupedAsTheReaderWritesThem() {
        RefusalPage page = Gallery.refusal(ErrorCode.SEATS_EXHAUSTED, Gallery.withoutContact(OptionalInt.of(10_000)));

        assertThat(shown(page, ENGLISH)).contains("All 10,000 seats of");
        assertThat(shown(page, GERMAN)).contains("Alle 10.000 Plätze von");
    }

    @Test
    void oneSeatIsNotCalledAll() {
        RefusalPage page = Gallery.refusal(ErrorCode.SEATS_EXHAUSTED, Gallery.withoutContact(OptionalInt.of(1)));

        assertThat(shown(page, ENGLISH)).contains("The only seat of <bdi>Acme</bdi> is in use");
    }

    @Test
    void seatsWithoutALimitAreNotCounted() {
        RefusalPage page = Gallery.refusal(ErrorCode.SEATS_EXHAUSTED, Gallery.withoutContact(OptionalInt.empty()));

        assertThat(shown(page, ENGLISH)).contains("All seats of <bdi>Acme</bdi> are in use");
    }

    @Test
    void upgradeLinkStandsOnlyWhereSeatsAreTheTrouble() {
        assertThat(shown(Gallery.refusal(ErrorCode.JIT_DISABLED, Gallery.ACME), ENGLISH))
                .doesNotContain("https://acme.example/seats");
    }

    @Test
    void refusalWithoutOrganizationSendsToTheReadersOwnIt() {
        RefusalPage page = new RefusalPage(
                ErrorCode.OIDC_IDP_UNREACHABLE, "7K2M-9XQP", Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(shown(page, ENGLISH))
                .contains("The sign-in service of your organization doesn’t answer")
                .contains("tell your organization’s IT team");
        assertThat(shown(page, GERMAN)).contains("Der Anmeldedienst von Ihrer Organisation antwortet nicht");
    }

    @Test
    void faultOfTheIdentityProviderNamesIt() {
        assertThat(shown(Gallery.refusal(ErrorCode.OIDC_IDP_UNREACHABLE, Gallery.ACME), ENGLISH))
                .contains("The sign-in service of <bdi>Acme</bdi> doesn’t answer", "login.acme.example");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void refusalHasTheStatusOfItsCode(ErrorCode code) {
        assertThat(Gallery.refusal(code, Gallery.ACME).status()).isEqualTo(code.status());
    }

    @Test
    void contactThatIsNoLinkIsNotMadeOne() {
        RefusalPage page = Gallery.refusal(
                ErrorCode.SEATS_EXHAUSTED,
                Gallery.organization(
                        "Acme",
                        OptionalInt.of(2),
                        Optional.of("javascript:alert(1)"),
                        Optional.of("data:text/html,x")));

        assertThat(shown(page, ENGLISH))
                .doesNotContain("javascript:", "data:")
                .contains("Ask your organization’s IT team for one");
    }

    @Test
    void noStateOfAnyPageLetsForeignMarkupIn() {
        Gallery.states().forEach((name, page) -> {
            for (Language language : Language.values()) {
                assertThat(shown(page, Catalogue.of(language)))
                        .as(name)
                        .doesNotContain("<script", "style=", "{", "null")
                        .doesNotContainPattern("<[^>]*onload");
            }
        });
    }

    @Test
    void namesOfOthersAreIsolatedWhereverTheyStand() {
        assertThat(shown(
                                new SignedInPage(
                                        Gallery.user(Gallery.RIGHT_TO_LEFT, "noor@acme.example", Role.LEARNER),
                                        Gallery.named(Gallery.RIGHT_TO_LEFT)),
                                ENGLISH)
                        .replaceAll("<bdi>[^<]*</bdi>", "")
                        .replaceAll("<span class=\"tile[^<]*</span>", ""))
                .doesNotContainPattern("\\p{InArabic}");
        assertThat(SignInPage.of(Gallery.named("a\u202Eb"), "/sso/acme").title(ENGLISH))
                .isEqualTo("Sign in to \u2068ab\u2069");
    }

    @Test
    void signedInPersonSeesWhoTheyAre() {
        SignedInPage page =
                new SignedInPage(Gallery.user("Ada Lovelace", "ada@acme.example", Role.LEARNER), Gallery.ACME);

        assertThat(shown(page, ENGLISH))
                .contains("Ada Lovelace", "ada@acme.example", "Acme", "Learner", "OpenID Connect", "None yet")
                .contains("<form method=\"post\" action=\"/sign-out\">");
    }

    @Test
    void signInAsksAgainWithWhatWasEnteredAndMovesFocusToTheFault() {
        SignInPage page = SignInPage.asking("/sign-in", Map.of(SignInPage.RETURN_TO, "/courses?a=\"b"))
                .refused("sam@\"nowhere", ErrorCode.ORGANIZATION_UNKNOWN);

        assertThat(shown(page, ENGLISH))
                .contains("value=\"sam@&#34;nowhere\"", "name=\"return_to\" value=\"/courses?a=&#34;b\"")
                .contains("aria-invalid=\"true\"", "role=\"alert\" tabindex=\"-1\" autofocus", "href=\"#who\"")
                .contains("<title>Error: Sign in");
        assertThat(page.status()).isEqualTo(404);
    }

    @Test
    void entryIsGivenBackNoLongerThanAnAddressCanBe() {
        SignInPage page = SignInPage.asking("/sign-in", Map.of()).refused("x".repeat(9_000), ErrorCode.INVALID_REQUEST);

        assertThat(page.entered()).hasSize(SignInPage.LONGEST_ENTRY);
    }

    @Test
    void signInOfAKnownOrganizationIsOneLink() {
        assertThat(shown(SignInPage.of(Gallery.ACME, "/sso/acme/okta/start?return_to=%2Fa"), ENGLISH))
                .contains("href=\"/sso/acme/okta/start?return_to=%2Fa\"")
                .doesNotContain("<form", "<input");
    }

    private static String shown(DoorPage page, Catalogue words) {
        return Pages.html(page, words);
    }
}
