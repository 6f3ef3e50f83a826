package io.seatkeeper.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"W/\"7\"|7", "\"7\"|7", "7|7", "W/\"3\", W/\"7\"|7", "\"abc\"|-1", "\"\"|-1", "W/\"-7\"|-1"})
    void versionOfATagIsWhatStandsInItsQuotes(String header, long version) {
        assertThat(EntityTags.expected(Optional.of(header))).hasValue(version);
    }

    @Test
    void starAndNothingInsistOnNoVersion() {
        assertThat(EntityTags.expected(Optional.of("*"))).isEmpty();
        assertThat(EntityTags.expected(Optional.empty())).isEmpty();
    }

    @Test
    void whatTheClientHasIsFoundAmongSeveral() {
        assertThat(EntityTags.read("W/\"1\", \"2\"").contains("2")).isTrue();
        assertThat(EntityTags.read("*").contains("2")).isTrue();
        assertThat(EntityTags.read("W/\"1\"").contains("2")).isFalse();
    }
}
