package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderSafeTest {
    @Test
    void usualAddressIsAsItIs() {
        assertThat(SessionHandler.headerSafe("ada+x@acme.example")).isEqualTo("ada+x@acme.example");
    }

    @Test
    void whatCouldSplitOrBlurAHeaderIsEncoded() {
        assertThat(SessionHandler.headerSafe("a\r\nX-Role: org_admin")).isEqualTo("a%0D%0AX-Role:%20org_admin");
        assertThat(SessionHandler.headerSafe("zoë%40")).isEqualTo("zo%C3%AB%2540");
    }
}
