package io.seatkeeper.oauth.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StrangersTest {
    private static final String ID = "0197a3c2-0000-7000-8000-0123456789ab";

    private final Logger log = (Logger) LoggerFactory.getLogger(Strangers.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Strangers strangers = new Strangers();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void unknownIdIsToldOnce() {
        strangers.note(ID);
        strangers.note(ID);

        assertThat(told()).containsExactly("A request was refused: there is no client " + ID + ".");
    }

    @Test
    void whatMayBeASecretOrALineOfItsOwnIsNotTold() {
        strangers.note("sk_client_abc");
        strangers.note("x\nA request was let in");
        strangers.note(ID + "\n");

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst()).doesNotContain("sk_client", "let in", ID);
    }

    @Test
    void nobodyFillsTheLogFromOutside() {
        for (int time = 0; time < 1_000; time++) {
            strangers.note(UUID.randomUUID().toString());
        }

        assertThat(told()).hasSize(100);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
