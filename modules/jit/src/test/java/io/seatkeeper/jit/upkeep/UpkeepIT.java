package io.seatkeeper.jit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.testkit.TestBrowser;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UpkeepIT {
    private static JitNode node;

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whatIsOverGoesAndWhatIsInUseStays() {
        Organization organization = node.organization();
        new TestBrowser().open(node.start(organization, "ada@acme.example"));
        node.upkeep(Duration.ZERO);
        assertThat(rows("pending_sign_in")).isEqualTo(1);
        assertThat(rows("replay_mark")).isEqualTo(1);
        assertThat(rows("session")).isEqualTo(1);
        node.upkeep(Upkeep.KEEP_SIGN_INS.plusMinutes(1));
        assertThat(rows("pending_sign_in")).isZero();
        assertThat(rows("replay_mark")).isZero();
        assertThat(rows("session")).isEqualTo(1);
        node.upkeep(organization.sessionLifetime().plusMinutes(1));
        assertThat(rows("session")).isZero();
        assertThat(rows("sign_in_attempt")).isEqualTo(1);
        node.upkeep(Upkeep.KEEP_LOG.plusDays(1));
        assertThat(rows("sign_in_attempt")).isZero();
    }

    private static long rows(String table) {
        return node.count("SELECT count(*) FROM " + table);
    }
}
