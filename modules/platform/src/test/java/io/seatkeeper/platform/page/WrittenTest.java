package io.seatkeeper.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTest {
    @Test
    void aPlainNameCanTurnNothingAroundIt() {
        assertThat(Written.plain("ab\u202Ec\u2069d\n\u0007e")).isEqualTo("\u2068abcde\u2069");
    }

    @Test
    void theInitialIsOneLetterAsAPersonSeesIt() {
        assertThat(Written.initial(" émile")).isEqualTo("É");
        assertThat(Written.initial("e\u0301mile")).isEqualTo("E\u0301");
        assertThat(Written.initial("👩‍🚀 Space")).isEqualTo("👩‍🚀");
        assertThat(Written.initial("نور")).isEqualTo("ن");
        assertThat(Written.initial("  ")).isEmpty();
    }
}
