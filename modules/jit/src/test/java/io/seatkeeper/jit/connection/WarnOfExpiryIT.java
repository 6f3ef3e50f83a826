package io.seatkeeper.jit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource.ByHand;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The end of a provider's certificate is told 30 days before it and 7, each once. */
class WarnOfExpiryIT {
    private static JitNode node;
    private static SamlKey key;

    @BeforeAll
    static void start() {
        node = new JitNode();
        Instant now = Instant.now();
        key = SamlKey.rsa("idp", 2_048, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void presentTime() {
        node.later(Duration.ZERO);
    }

    @Test
    void warningsAreEventsThirtyAndSevenDaysBeforeTheEnd() {
        Organization organization = organization();
        assertThat(warningsAfter(organization, Duration.ofDays(69))).isEmpty();
        assertThat(warningsAfter(organization, Duration.ofDays(71))).containsExactly(30);
        assertThat(warningsAfter(organization, Duration.ofDays(92))).containsExactly(30);
        assertThat(warningsAfter(organization, Duration.ofDays(94))).containsExactly(30, 7);
        assertThat(warningsAfter(organization, Duration.ofDays(101))).containsExactly(30, 7);
        assertThat(node.count("SELECT count(*) FROM audit_event WHERE action = 'connection.certificate_expiring'"
                        + " AND detail ->> 'use' = 'provider_signing' AND org_id = '" + organization.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoComesLateIsToldTheTightestOnly() {
        assertThat(warningsAfter(organization(), Duration.ofDays(95))).containsExactly(7);
    }

    @Test
    void connectionThatCanNotBeReadKeepsNobodyElseFromBeingTold() {
        Organization unreadable = organization();
        node.sql("UPDATE saml_connection SET sealed_keys = '\\x00' WHERE org_id = '" + unreadable.id() + "'");
        assertThat(warningsAfter(organization(), Duration.ofDays(71))).containsExactly(30);
    }

    private static Organization organization() {
        Organization made = node.organizationWithoutConnection();
        ByHand provider = new ByHand(
                "https://idp.example/saml", "https://idp.example/sso", Optional.empty(), List.of(key.certificatePem()));
        node.connection(made, "idp", SamlConfiguration.of(provider), List.of());
        return made;
    }

    /** Of how many days before the end there was a warning, once upkeep has been at work at that time. */
    private static List<Integer> warningsAfter(Organization organization, Duration time) {
        node.later(time);
        node.maintain();
        List<Integer> days = new ArrayList<>();
        for (Row row : node.sql("SELECT (payload ->> 'days')::int AS days FROM outbox_event"
                + " WHERE type = 'connection.certificate_expiring' AND payload ->> 'use' = 'provider_signing'"
                + " AND org_id = '" + organization.id() + "' ORDER BY sequence")) {
            days.add(row.getInteger("days"));
        }
        return days;
    }
}
