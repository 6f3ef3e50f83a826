package io.seatkeeper.jit.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.secrets.MasterKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The ID of a logout is known again by whoever issued it, for its connection and its time. */
class LogoutTicketTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(Ids.next());
    private static final ConnectionId CONNECTION = new ConnectionId(Ids.next());

    private final LogoutTicket tickets = new LogoutTicket(MasterKey.parse(MasterKey.random()));
    private final String ticket = tickets.issue(ORGANIZATION, CONNECTION, NOW);

    @Test
    void isKnownAgainUntilItsTimeIsUp() {
        Instant end = NOW.plus(LogoutTicket.LIFETIME);
        assertThat(tickets.isOurs(ticket, ORGANIZATION, CONNECTION, NOW)).isTrue();
        assertThat(tickets.isOurs(ticket, ORGANIZATION, CONNECTION, end.minusMillis(1)))
                .isTrue();
        assertThat(tickets.isOurs(ticket, ORGANIZATION, CONNECTION, end)).isFalse();
    }

    @Test
    void isAnXmlNameAndNeverTheSame() {
        assertThat(ticket).matches("_[A-Za-z0-9._-]+");
        assertThat(tickets.issue(ORGANIZATION, CONNECTION, NOW)).isNotEqualTo(ticket);
    }

    @Test
    void isNotKnownElsewhere() {
        assertThat(tickets.isOurs(ticket, new OrganizationId(Ids.next()), CONNECTION, NOW))
                .isFalse();
        assertThat(tickets.isOurs(ticket, ORGANIZATION, new ConnectionId(Ids.next()), NOW))
                .isFalse();
        LogoutTicket others = new LogoutTicket(MasterKey.parse(MasterKey.random()));
        assertThat(others.isOurs(ticket, ORGANIZATION, CONNECTION, NOW)).isFalse();
    }

    @Test
    void changedOrMadeUpIsNotKnown() {
        String later = ticket.replaceFirst("_\\d+", "_" + NOW.plusSeconds(600).getEpochSecond());
        assertThat(tickets.isOurs(later, ORGANIZATION, CONNECTION, NOW)).isFalse();
        assertThat(tickets.isOurs(ticket.substring(0, ticket.length() - 1), ORGANIZATION, CONNECTION, NOW))
                .isFalse();
        assertThat(tickets.isOurs("_a-request-that-nobody-made", ORGANIZATION, CONNECTION, NOW))
                .isFalse();
    }
}
