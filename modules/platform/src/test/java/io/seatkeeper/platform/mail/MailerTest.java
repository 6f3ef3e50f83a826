package io.seatkeeper.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.seatkeeper.platform.mail.Mailer.Outcome;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real server at the other end, with a certificate that nobody vouches for. */
class MailerTest {
    private static final Letter LETTER =
            new Letter("ada@acme.example", "Grüße\r\nBcc: eve@evil.example", "Guten Tag, Åsa\n");

    private final Vertx vertx = Vertx.vertx();
    private final Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void letterArrivesAsItWasWrittenAndASubjectAddsNoHeader() throws Exception {
        GreenMail server = started(ServerSetupTest.SMTP);
        try {
            server.setUser("door", "a b/c");

            assertThat(send("smtp://door:a%20b%2Fc@127.0.0.1:" + port(server) + "?tls=off"))
                    .isEqualTo(Outcome.SENT);

            MimeMessage letter = server.getReceivedMessages()[0];
            assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("ada@acme.example");
            assertThat(letter.getSubject()).isEqualTo("Grüße Bcc: eve@evil.example");
            assertThat(((String) letter.getContent()).strip()).isEqualTo("Guten Tag, Åsa");
            assertThat(letter.getSentDate()).isEqualTo(now);
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            server.stop();
        }
    }

    @Test
    void nothingIsSentToAServerThatCantBeTrustedOrTakesNoTls() {
        GreenMail plain = started(ServerSetupTest.SMTP);
        GreenMail selfSigned = started(ServerSetupTest.SMTPS);
        try {
            assertThat(send("smtp://door:secret@127.0.0.1:" + port(plain)))
                    .as("no STARTTLS")
                    .isEqualTo(Outcome.FAILED);
            assertThat(send("smtps://127.0.0.1:" + selfSigned.getSmtps().getPort()))
                    .isEqualTo(Outcome.FAILED);
            assertThat(plain.getReceivedMessages()).isEmpty();
            assertThat(selfSigned.getReceivedMessages()).isEmpty();
        } finally {
            plain.stop();
            selfSigned.stop();
        }
    }

    @Test
    void whoAsksIsToldThatTheServerIsAway() {
        GreenMail server = started(ServerSetupTest.SMTP);
        String address = "smtp://127.0.0.1:" + port(server) + "?tls=off";
        server.stop();

        assertThat(send(address)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void withoutAServerNothingIsSent() {
        assertThat(new Mailer(vertx, Optional.empty(), InstantSource.fixed(now))
                        .send(LETTER)
                        .await())
                .isEqualTo(Outcome.NONE);
    }

    private Outcome send(String server) {
        Mailer.Post post =
                new Mailer.Post(MailServer.parse(server), MailServer.mailbox("Seatkeeper <door@vendor.example>"));
        return new Mailer(vertx, Optional.of(post), InstantSource.fixed(now))
                .send(LETTER)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    private static GreenMail started(ServerSetup setup) {
        GreenMail server = new GreenMail(setup.dynamicPort());
        server.start();
        return server;
    }

    private static int port(GreenMail server) {
        return server.getSmtp().getPort();
    }
}
