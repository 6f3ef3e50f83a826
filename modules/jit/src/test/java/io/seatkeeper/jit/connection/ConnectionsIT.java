package io.seatkeeper.jit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcDemands;
import io.seatkeeper.contract.Connections.OidcParticulars;
import io.seatkeeper.contract.Connections.Update;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.testkit.TestBrowser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Making, changing and removing connections, with a real provider's discovery behind them. */
class ConnectionsIT {
    private static JitNode node;

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

    @Test
    void madeConnectionTellsWhatTheProvidersAdminMustEnterAndNoSecret() {
        Organization organization = node.organizationWithoutConnection();
        Connection made = node.connection(organization, "idp", node.settings(), List.of());
        String base = node.baseUrl() + "/sso/" + organization.slug() + "/idp/";
        assertThat(made.particulars()).isEqualTo(new OidcParticulars(base + "callback", base + "backchannel-logout"));
        assertThat(made.initiateLoginUri()).isEqualTo(base + "start");
        assertThat(made.isDefault()).isTrue();
        assertThat(made.hasSecret()).isTrue();
        assertThat(((OidcConfiguration) made.settings()).clientSecret()).isEmpty();
        assertThat(node.count("SELECT count(*) FROM connection WHERE connection::text LIKE '%client''s secret%'"))
                .isZero();
        assertThat(node.count("SELECT count(*) FROM audit_event WHERE action = 'connection.created' AND org_id = '"
                        + organization.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void secondConnectionMustNameItsDomains() {
        Organization organization = node.organization();
        assertThat(refusal(organization, "second", node.settings(), List.of())).isEqualTo(ErrorCode.DOMAINS_REQUIRED);
        assertThat(node.connection(organization, "second", node.settings(), List.of("Contractors.Example"))
                        .domains())
                .containsExactly("contractors.example");
        assertThat(node.connection(organization, "third", node.settings(), List.of("*"))
                        .domains())
                .containsExactly("*");
        assertThat(find(organization, "idp").isDefault()).isTrue();
    }

    @Test
    void contractorsProviderCannotTakeOverEmployees() {
        Organization organization = node.organization();
        node.connection(organization, "contractors", node.settings("contractors"), List.of("contractors.example"));
        new TestBrowser().open(node.start(organization, "ada@acme.example"));
        String door = node.baseUrl() + "/sso/" + organization.slug() + "/contractors/start?login_hint=";
        assertThat(new TestBrowser().open(door + "ada@acme.example").status()).isEqualTo(403);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.EMAIL_NOT_PROVEN);
        assertThat(new TestBrowser().open(door + "bob@contractors.example").status())
                .isEqualTo(200);
    }

    @Test
    void takenSlugBadSlugAndUnreadableDiscoveryAreRefusedAndWriteNothing() {
        Organization organization = node.organization();
        List<String> all = List.of("*");
        assertThat(refusal(organization, "idp", node.settings(), all)).isEqualTo(ErrorCode.SLUG_TAKEN);
        for (String slug : List.of("", "a", "-a", "A1", "a_b", "a/b", "x".repeat(64))) {
            assertThat(refusal(organization, slug, node.settings(), all))
                    .as(slug)
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
        String idOfTheOther = find(organization, "idp").id().toString();
        assertThat(refusal(organization, idOfTheOther, node.settings(), all))
                .as("would be found in the other one's place")
                .isEqualTo(ErrorCode.INVALID_REQUEST);
        node.idp().at("spoilt").fault(Fault.WRONG_ISSUER, 3, Place.DISCOVERY);
        assertThat(refusal(organization, "second", node.settings("spoilt"), all))
                .isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(node.ask(Connections.LIST, new Connections.ListAll(organization.id(), Page.Request.FIRST))
                        .page()
                        .total())
                .isEqualTo(1);
        assertThat(node.count("SELECT count(*) FROM audit_event WHERE action = 'connection.created' AND org_id = '"
                        + organization.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void twoMadeAtOnceAreNotBothTheOnlyOne() {
        Organization organization = node.organizationWithoutConnection();
        var first = node.begin(Connections.CREATE, JitNode.creation(organization, "one", node.settings(), List.of()));
        var second = node.begin(Connections.CREATE, JitNode.creation(organization, "two", node.settings(), List.of()));
        long made = List.of(first, second).stream()
                .filter(each -> JitNode.await(each.map(true).otherwise(false)))
                .count();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void updateKeepsTheSecretForTheSameClientOnly() {
        Organization organization = node.organization();
        node.idp().client(new Client("seatkeeper", "a client's secret", null));
        Connection known = find(organization, "idp");
        OidcConfiguration same = without(node.settings());
        Connection renamed = node.ask(Connections.UPDATE, update(known, Optional.of("Practice"), Optional.of(same)));
        assertThat(renamed.name()).isEqualTo("Practice");
        assertThat(renamed.hasSecret()).isTrue();
        assertThat(new TestBrowser()
                        .open(node.start(organization, "ada@acme.example"))
                        .status())
                .isEqualTo(200);
        OidcConfiguration elsewhere = without(node.settings("elsewhere"));
        assertThat(node.refusal(Connections.UPDATE, update(known, Optional.empty(), Optional.of(elsewhere))))
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void staleVersionIsRejected() {
        Organization organization = node.organization();
        Connection known = find(organization, "idp");
        Update first = new Update(
                JitNode.OPERATOR,
                organization.id(),
                known.id(),
                Optional.of("First"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(known.version()));
        node.ask(Connections.UPDATE, first);
        assertThat(node.refusal(Connections.UPDATE, first)).isEqualTo(ErrorCode.VERSION_MISMATCH);
    }

    @Test
    void disabledConnectionLetsNobodyInAndRemovedDefaultPassesOn() {
        Organization organization = node.organization();
        node.connection(organization, "second", node.settings(), List.of("*"));
        Connection known = find(organization, "idp");
        node.ask(
                Connections.UPDATE,
                new Update(
                        JitNode.OPERATOR,
                        organization.id(),
                        known.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(new TestBrowser()
                        .open(node.start(organization, "ada@acme.example"))
                        .status())
                .isEqualTo(403);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.CONNECTION_DISABLED);
        node.ask(Connections.REMOVE, new Connections.Remove(JitNode.OPERATOR, organization.id(), known.id()));
        assertThat(find(organization, "second").isDefault()).isTrue();
        assertThat(new TestBrowser()
                        .open(node.start(organization, "ada@acme.example"))
                        .status())
                .isEqualTo(200);
        assertThat(node.refusal(Connections.FIND, new Connections.Find(organization.id(), "idp")))
                .isEqualTo(ErrorCode.CONNECTION_UNKNOWN);
    }

    @Test
    void connectionsOfAnotherOrganizationAreUnknown() {
        Connection foreign = find(node.organization(), "idp");
        Organization organization = node.organization();
        assertThat(node.refusal(
                        Connections.FIND,
                        new Connections.Find(organization.id(), foreign.id().toString())))
                .isEqualTo(ErrorCode.CONNECTION_UNKNOWN);
        assertThat(node.refusal(
                        Connections.REMOVE, new Connections.Remove(JitNode.OPERATOR, organization.id(), foreign.id())))
                .isEqualTo(ErrorCode.CONNECTION_UNKNOWN);
    }

    private static Connection find(Organization organization, String slug) {
        return node.ask(Connections.FIND, new Connections.Find(organization.id(), slug));
    }

    private static ErrorCode refusal(
            Organization organization, String slug, OidcConfiguration settings, List<String> domains) {
        return node.refusal(Connections.CREATE, JitNode.creation(organization, slug, settings, domains));
    }

    private static Update update(Connection known, Optional<String> name, Optional<OidcConfiguration> settings) {
        return new Update(
                JitNode.OPERATOR,
                known.organization(),
                known.id(),
                name,
                settings.map(given -> given),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static OidcConfiguration without(OidcConfiguration settings) {
        return new OidcConfiguration(
                settings.issuer(),
                settings.clientId(),
                settings.preset(),
                Optional.empty(),
                Optional.empty(),
                settings.clientAuthentication(),
                settings.attributes(),
                settings.scopes(),
                settings.responseMode(),
                settings.trustUnverifiedEmail(),
                settings.hostedDomain(),
                OidcDemands.NONE);
    }
}
