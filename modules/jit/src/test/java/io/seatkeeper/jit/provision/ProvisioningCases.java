package io.seatkeeper.jit.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Connections.Settings;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.Users;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.testkit.TestBrowser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What becomes of somebody who has proven who they are: the same cases for every protocol. A protocol passes them by saying
 * how a connection is set up and what it calls itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProvisioningCases {
    protected JitNode node;

    /** How the practice provider is connected by this protocol. */
    protected abstract Settings settings();

    protected abstract AuthMethod method();

    @BeforeAll
    void start() {
        node = new JitNode();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @AfterEach
    void restore() {
        node.idp().clearFaults();
    }

    @Test
    void firstVisitFillsTheProfile() {
        Organization organization = organization();
        node.idp().person("Ada Lovelace", "ada@acme.example");
        assertThat(signIn(organization, "ada@acme.example")).isEmpty();
        User user = only(organization);
        assertThat(user.email()).contains("ada@acme.example");
        assertThat(user.name().full()).contains("Ada Lovelace");
        assertThat(user.role()).isEqualTo(Role.LEARNER);
        assertThat(user.authMethod()).contains(method());
        assertThat(user.externalSsoId()).isPresent();
        assertThat(user.teams()).isEmpty();
        assertThat(user.source()).isEqualTo(Source.JIT);
    }

    @Test
    void secondVisitIsTheSamePerson() {
        Organization organization = organization();
        signIn(organization, "ada@acme.example");
        User before = only(organization);
        assertThat(signIn(organization, "ada@acme.example")).isEmpty();
        assertThat(only(organization).id()).isEqualTo(before.id());
    }

    @Test
    void nobodyComesInWithoutASeatAndWhoHasAnAccountStillDoes() {
        Organization organization = organization();
        signIn(organization, "ada@acme.example");
        node.sql("UPDATE organization_counter SET max_seats = 1 WHERE org_id = '" + organization.id() + "'");
        assertThat(signIn(organization, "late@acme.example")).contains("seats_exhausted");
        assertThat(signIn(organization, "ada@acme.example")).isEmpty();
        assertThat(only(organization).email()).contains("ada@acme.example");
        assertThat(node.attempts(organization).get(1).email()).contains("late@acme.example");
    }

    @Test
    void whoIsBlockedDoesNotComeBackBySigningIn() {
        Organization organization = organization();
        signIn(organization, "ada@acme.example");
        User ada = only(organization);
        node.ask(Users.BLOCK, new Users.Block(JitNode.OPERATOR, organization.id(), ada.id(), true, Optional.empty()));
        assertThat(signIn(organization, "ada@acme.example")).contains("user_deactivated");
        node.ask(Users.BLOCK, new Users.Block(JitNode.OPERATOR, organization.id(), ada.id(), false, Optional.empty()));
        assertThat(signIn(organization, "ada@acme.example")).isEmpty();
    }

    @Test
    void addressThatIsGivenToASecondPersonOpensNoAccount() {
        Organization organization = organization();
        signIn(organization, "ada@acme.example");
        node.sql(
                "UPDATE identity SET external_sso_id = 'somebody who left' WHERE org_id = '" + organization.id() + "'");
        assertThat(signIn(organization, "ada@acme.example")).contains("identity_conflict");
    }

    @Test
    void addressOutsideTheConnectionsDomainsIsNotProven() {
        Organization organization = node.organizationWithoutConnection();
        node.connection(organization, "idp", settings(), List.of("other.example"));
        assertThat(signIn(organization, "ada@acme.example")).contains("email_not_proven");
        assertThat(users(organization)).isEmpty();
        assertThat(signIn(organization, "ada@other.example")).isEmpty();
    }

    @Test
    void noClaimOpensTheAccountOfAnOrgAdmin() {
        Organization organization = organization();
        signIn(organization, "ada@acme.example");
        User ada = only(organization);
        node.ask(
                Users.CHANGE_ROLE,
                new Users.ChangeRole(JitNode.OPERATOR, organization.id(), ada.id(), Role.ORG_ADMIN, Optional.empty()));
        node.connection(organization, "two", settings(), List.of("acme.example"));
        assertThat(signIn(organization, "two", "ada@acme.example")).contains("admin_link_required");
        assertThat(signIn(organization, "ada@acme.example")).isEmpty();
        assertThat(only(organization).role()).isEqualTo(Role.ORG_ADMIN);
    }

    @Test
    void whoHasNoAddressGetsNoAccount() {
        Organization organization = organization();
        node.idp().fault(Fault.NO_EMAIL);
        assertThat(signIn(organization, "ada@acme.example")).contains("email_missing");
        assertThat(users(organization)).isEmpty();
    }

    @Test
    void organizationMayMakeNoAccountsAtSignIn() {
        Organization organization = organization();
        signIn(organization, "ada@acme.example");
        node.sql("UPDATE organization SET jit_enabled = false WHERE org_id = '" + organization.id() + "'");
        assertThat(signIn(organization, "bob@acme.example")).contains("jit_disabled");
        assertThat(signIn(organization, "ada@acme.example")).isEmpty();
    }

    private Organization organization() {
        Organization organization = node.organizationWithoutConnection();
        node.connection(organization, "idp", settings(), List.of());
        return organization;
    }

    /** The code of the refusal; empty when the person is let in. */
    private Optional<String> signIn(Organization organization, String person) {
        return signIn(organization, "idp", person);
    }

    private Optional<String> signIn(Organization organization, String connection, String person) {
        TestBrowser browser = new TestBrowser();
        io.seatkeeper.testkit.Page page = browser.open(
                node.baseUrl() + "/sso/" + organization.slug() + "/" + connection + "/start?login_hint=" + person);
        if (!page.document().select("input[name=SAMLResponse]").isEmpty()) {
            browser.submit(page);
        }
        Attempt attempt = node.attempts(organization).getFirst();
        assertThat(browser.cookie("seatkeeper_session").isPresent()).isEqualTo(attempt.accepted());
        return attempt.code().map(code -> code.text());
    }

    private User only(Organization organization) {
        List<User> users = users(organization);
        assertThat(users).hasSize(1);
        return users.getFirst();
    }

    private List<User> users(Organization organization) {
        return node.ask(Users.SEARCH, search(organization)).page().items();
    }

    private static Users.Search search(Organization organization) {
        return new Users.Search(
                organization.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Page.Request.FIRST);
    }
}
