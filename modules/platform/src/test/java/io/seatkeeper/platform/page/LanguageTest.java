package io.seatkeeper.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"de", "DE-at", "de-DE,de;q=0.9,en;q=0.8", "fr,de;q=0.5,en;q=0.4", "en;q=0.1, de"})
    void whoeverPrefersGermanReadsGerman(String header) {
        assertThat(Language.preferred(header)).isEqualTo(Language.GERMAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en", "en-GB,de;q=0.5", "fr", "*", "de;q=0", ";;;", "de;q=much", "\u0000", "x-klingon"})
    void everybodyElseReadsEnglish(String header) {
        assertThat(Language.preferred(header)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void nobodyIsMadeToParseAnEndlessHeader() {
        assertThat(Language.preferred(null)).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred("de," + "fr,".repeat(10_000))).isEqualTo(Language.ENGLISH);
    }
}
