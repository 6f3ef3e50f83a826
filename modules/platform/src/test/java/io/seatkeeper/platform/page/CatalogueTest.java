package io.seatkeeper.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private static final Catalogue ENGLISH = Catalogue.of(Language.ENGLISH);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameKeysWithTheSamePlaces(Language language) {
        Catalogue words = Catalogue.of(language);

        assertThat(words.keys()).isEqualTo(ENGLISH.keys());
        for (String key : ENGLISH.keys()) {
            assertThat(places(words, key)).as(key).isEqualTo(places(ENGLISH, key));
            assertThat(words.text(key)).as(key).isNotBlank();
        }
    }

    /** What fills a place may begin with a small letter, or be a name whose first letter nobody may change. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noSentenceOfARefusalBeginsWithAPlace(Language language) {
        Catalogue words = Catalogue.of(language);

        assertThat(words.keys().stream().filter(key -> key.startsWith("refusal.")))
                .allSatisfy(key -> assertThat(words.text(key)).doesNotContainPattern("(^|[.:!?] )\\{"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyErrorThatAPersonMaySeeHasATextOfItsOwnOrOfItsFamily(Language language) {
        Catalogue words = Catalogue.of(language);

        for (ErrorCode code : ErrorCode.values()) {
            for (String part : Set.of("what", "why", "do")) {
                String key = words.nearest("refusal.*." + part, code.text());
                assertThat(words.has(key)).as(key).isTrue();
                assertThat(code.seenByPeople() && key.startsWith("refusal.other."))
                        .as("no fitting %s for %s", part, code)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAFaultHasATextOfItsOwn(Flaw.Reason reason) {
        assertThat(ENGLISH.has("console.fault." + reason.text())).isTrue();
    }

    @Test
    void everyRefusalTextBelongsToAnErrorCode() {
        Set<String> known = Stream.concat(
                        Stream.of(ErrorCode.values()).map(ErrorCode::text), Stream.of("oidc", "saml", "other"))
                .collect(Collectors.toSet());

        assertThat(ENGLISH.keys().stream()
                        .filter(key -> key.matches("refusal\\..+\\.(what|why|do)(\\..+)?"))
                        .map(key -> key.replaceFirst("refusal\\.([^.]+)\\..*", "$1")))
                .allSatisfy(code -> assertThat(known).contains(code));
    }

    @Test
    void theNearestTextIsTheMostParticularOne() {
        assertThat(ENGLISH.nearest("refusal.*.what", "oidc_expired")).isEqualTo("refusal.oidc_expired.what");
        assertThat(ENGLISH.nearest("refusal.*.what", "oidc_nonce_mismatch")).isEqualTo("refusal.oidc.what");
        assertThat(ENGLISH.nearest("refusal.*.what", "conflict")).isEqualTo("refusal.other.what");
    }

    @Test
    void whatFillsAPlaceIsWrittenAsItIsAndTheTextAroundItIsEscaped() {
        StringOutput page = new StringOutput();

        new OwaspHtmlTemplateOutput(page)
                .writeUserContent(ENGLISH.content(
                        "sign_in.heading.organization", Map.of("organization", Written.name("<b>Tom & Co {name}"))));

        assertThat(page.toString()).isEqualTo("Sign in to <bdi>&lt;b&gt;Tom &amp; Co {name}</bdi>");
    }

    @Test
    void textWithAPlaceThatNothingFillsIsRefused() {
        assertThatThrownBy(() -> ENGLISH.text("sign_in.heading.organization", Map.of()))
                .hasMessageContaining("{organization}");
        assertThatThrownBy(() -> ENGLISH.text("no.such.key")).hasMessageContaining("no.such.key");
    }

    private static Set<String> places(Catalogue words, String key) {
        return Catalogue.PLACE
                .matcher(words.text(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
