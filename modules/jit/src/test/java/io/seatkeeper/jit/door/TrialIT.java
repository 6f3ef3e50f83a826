package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.Connections.Trial;
import io.seatkeeper.contract.Connections.TrialResult;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying a connection: every check and who would have come in, and nothing made. */
class TrialIT {
    private static JitNode node;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void restore() {
        node.idp().clearFaults();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void trialTellsWhoWouldHaveComeInAndMakesNothing(boolean saml) {
        Connection connection = connection(saml);
        Trial trial = begin(connection);
        assertThat(read(connection, trial).ended()).isFalse();
        Page ended = open(trial, "ada@acme.example");
        assertThat(ended.text()).contains("The test has passed");
        TrialResult result = read(connection, trial);
        assertThat(result.accepted()).isTrue();
        assertThat(result.identity().orElseThrow().email()).contains("ada@acme.example");
        assertThat(result.identity().orElseThrow().emailProven()).isTrue();
        assertThat(result.checks()).isNotEmpty().allMatch(check -> check.passed());
        nothingWasMade(connection);
        Page again = browser.open(trial.url());
        assertThat(again.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void trialThatFailsTellsEachCheck(boolean saml) {
        Connection connection = connection(saml);
        Trial trial = begin(connection);
        node.idp().fault(Fault.WRONG_AUDIENCE);
        Page ended = open(trial, "ada@acme.example");
        assertThat(ended.text()).contains("The test has failed").doesNotContain("ada@acme.example");
        TrialResult result = read(connection, trial);
        assertThat(result.ended()).isTrue();
        assertThat(result.accepted()).isFalse();
        assertThat(result.identity()).isEmpty();
        assertThat(result.code().orElseThrow().text()).contains("audience");
        assertThat(result.checks()).anySatisfy(check -> {
            assertThat(check.passed()).isFalse();
            assertThat(check.expected()).isNotEqualTo(check.received());
        });
        nothingWasMade(connection);
    }

    private Page open(Trial trial, String person) {
        Page page = browser.open(trial.url() + "&login_hint=" + person);
        return page.document().select("input[name=SAMLResponse]").isEmpty() ? page : browser.submit(page);
    }

    private void nothingWasMade(Connection connection) {
        assertThat(browser.cookie("seatkeeper_session")).isEmpty();
        assertThat(node.count("SELECT (SELECT count(*) FROM session WHERE org_id = '" + connection.organization()
                        + "') + (SELECT count(*) FROM account_state WHERE org_id = '" + connection.organization()
                        + "') AS n"))
                .isZero();
    }

    private static Connection connection(boolean saml) {
        Organization organization = node.organizationWithoutConnection();
        Settings settings = saml ? node.saml() : node.settings();
        return node.connection(organization, "idp", settings, List.of());
    }

    private static Trial begin(Connection connection) {
        return node.ask(
                Connections.BEGIN_TRIAL,
                new Connections.BeginTrial(JitNode.OPERATOR, connection.organization(), connection.id()));
    }

    private static TrialResult read(Connection connection, Trial trial) {
        return node.ask(
                Connections.READ_TRIAL,
                new Connections.ReadTrial(connection.organization(), connection.id(), trial.id()));
    }
}
