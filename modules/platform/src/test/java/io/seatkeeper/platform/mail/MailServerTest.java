package io.seatkeeper.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.platform.mail.MailServer.Login;
import io.seatkeeper.platform.mail.MailServer.Security;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {
    @ParameterizedTest
    @CsvSource({
        "smtps://mail.example,465,TLS",
        "smtps://mail.example:1465/,1465,TLS",
        "smtp://mail.example,587,STARTTLS",
        "smtp://mail.example:25,25,STARTTLS",
        "smtp://mail.example?tls=off,25,NONE"
    })
    void portAndSecurityFollowFromTheAddress(String text, int port, Security security) {
        assertThat(MailServer.parse(text)).isEqualTo(new MailServer("mail.example", port, security, Optional.empty()));
    }

    @Test
    void passwordsMayHoldAnythingAndAreNotShown() {
        MailServer server = MailServer.parse("smtps://door%40vendor.example:a%2Fb+c%3A@[::1]");

        assertThat(server.host()).isEqualTo("::1");
        assertThat(server.login()).contains(new Login("door@vendor.example", "a/b+c:"));
        assertThat(server.toString() + server.login()).doesNotContain("a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example",
                "https://mail.example",
                "smtp://",
                "smtp://mail.example/box",
                "smtp://mail.example#secret",
                "smtp://user@mail.example",
                "smtp://:secret@mail.example",
                "smtp://mail.example?starttls=off",
                "smtps://mail.example?tls=off",
                "smtp://user:sec ret@mail.example"
            })
    void whatIsNoServerIsRefusedWithoutRepeatingAPassword(String text) {
        assertThatThrownBy(() -> MailServer.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "door", "Door <door>", "a@b, c@d", "a@b\r\nBcc: c@d"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> MailServer.mailbox(text)).hasMessageContaining("mail address");
    }
}
