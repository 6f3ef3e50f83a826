package io.seatkeeper.jit.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.jit.provision.LetIn.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LetInIT {
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
    void sessionEndsWhenTheProviderSaysWhereThatIsEarlier() {
        Organization organization = node.organization();
        Begun begun = node.letIn(
                organization, proof(organization, Optional.of(Instant.now().plusSeconds(600))));
        assertThat(begun.lifetime()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
        assertThat(node.count("SELECT count(*) FROM session WHERE expires_at < now() + interval '11 minutes'"
                        + " AND org_id = '" + organization.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void sessionEndsAtTheOrganizationsLimitOtherwise() {
        Organization organization = node.organization();
        Optional<Instant> late = Optional.of(Instant.now().plus(Duration.ofDays(300)));
        assertThat(node.letIn(organization, proof(organization, late)).lifetime())
                .isEqualTo(organization.sessionLifetime());
        assertThat(node.letIn(organization, proof(organization, Optional.empty()))
                        .lifetime())
                .isEqualTo(organization.sessionLifetime());
    }

    @Test
    void textThatPostgresCannotKeepIsLoggedWithoutIt() {
        Organization organization = node.organization();
        node.letIn(organization, proof(organization, Optional.empty()));
        assertThat(node.attempts(organization).getFirst().checks().getFirst().received())
                .isEqualTo("a\uFFFDb");
    }

    private static Proof proof(Organization organization, Optional<Instant> sessionExpiry) {
        Connection connection = node.ask(Connections.FIND, new Connections.Find(organization.id(), "idp"));
        VerifiedIdentity identity = new VerifiedIdentity(
                connection.id(), "ada", Optional.of("ada@acme.example"), true, PersonName.UNKNOWN, AuthMethod.OIDC);
        Check check = new Check(ErrorCode.OIDC_NONCE_MISMATCH, "nonce", true, "a", "a\0b");
        return new Proof(
                identity,
                List.of(check),
                Optional.of("ada"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sessionExpiry,
                Optional.empty());
    }
}
