package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.RollStep;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlParticulars;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole sign-ins by SAML over real HTTP, and what is not let in. */
class SamlSignInIT {
    private static JitNode node;
    private static Organization organization;

    private final TestBrowser browser = new TestBrowser();

    @BeforeAll
    static void start() {
        node = new JitNode();
        organization = node.organizationWithoutConnection();
        node.connection(organization, "idp", node.saml(), List.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void restore() {
        node.later(Duration.ZERO);
        node.idp().clearFaults();
    }

    @Test
    void firstVisitMakesALearnerAndKeepsWhatALogoutNeeds() {
        Page page = signIn(organization, "grace@acme.example");
        assertThat(page.address().getPath()).isEqualTo("/signed-in");
        JsonObject session =
                new JsonObject(browser.open(node.baseUrl() + "/session").body());
        assertThat(session.getMap())
                .containsEntry("email", "grace@acme.example")
                .containsEntry("role", "learner")
                .containsEntry("authMethod", "SAML");
        Attempt attempt = node.attempts(organization).getFirst();
        assertThat(attempt.accepted()).isTrue();
        assertThat(attempt.checks()).isNotEmpty().allMatch(check -> check.passed());
        assertThat(page.hops().toString()).doesNotContain("SAMLResponse=");
        assertThat(
                        node.count(
                                "SELECT count(*) FROM session WHERE org_id = '" + organization.id()
                                        + "' AND user_id = '" + session.getString("id")
                                        + "' AND subject IS NOT NULL AND provider_session IS NOT NULL AND name_id ->> 'format' IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void requestByPostSendsItselfAndHasAButtonWithoutScript() {
        Organization posting = organization(with("", Optional.of("post"), false));
        Page form = browser.open(node.start(posting, "ada@acme.example"));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.document().select("form button")).hasSize(1);
        assertThat(form.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(browser.submit(browser.submit(form)).text()).contains("ada@acme.example");
    }

    @Test
    void encryptedAndDoublySignedAnswerIsRead() {
        Organization encrypting = organization(node.saml("?encrypt=both&sign=both"));
        assertThat(signIn(encrypting, "ada@acme.example").text()).contains("ada@acme.example");
    }

    @Test
    void anotherBrowserCanNotUseTheAnswerAndItsOwnStillCan() {
        Page posted = answer(organization, "ada@acme.example");
        String pickUp = String.valueOf(posted.location().orElseThrow());
        TestBrowser thief = new TestBrowser().always("Accept", "application/json");
        assertThat(SignInIT.code(thief.open(pickUp))).isEqualTo("attempt_unknown");
        thief.open(node.start(organization, "eve@acme.example"));
        assertThat(SignInIT.code(thief.open(pickUp))).isEqualTo("attempt_unknown");
        assertThat(thief.cookie("seatkeeper_session")).isEmpty();
        assertThat(browser.open(pickUp).text()).contains("ada@acme.example");
    }

    @Test
    void answerIsUsedOnceAndFitsNoOtherRequest() {
        Page form = browser.open(node.start(organization, "ada@acme.example"));
        String response = form.document().select("input[name=SAMLResponse]").val();
        Page landed = browser.submit(form);
        assertThat(landed.address().getPath()).isEqualTo("/signed-in");
        browser.always("Accept", "application/json");
        String pickUp = landed.hops().stream()
                .map(hop -> String.valueOf(hop.address()))
                .filter(address -> address.contains("/acs?"))
                .findFirst()
                .orElseThrow();
        assertThat(SignInIT.code(browser.open(pickUp))).isEqualTo("replayed");
        Page other = new TestBrowser().open(node.start(organization, "bob@acme.example"));
        Page again = browser.post(acs(organization), Map.of("SAMLResponse", response, "RelayState", relayState(other)));
        assertThat(SignInIT.code(again)).isEqualTo("attempt_unknown");
        String own = relayState(browser.openUntil(node.start(organization, "bob@acme.example"), SamlSignInIT::isAcs));
        Page swapped = browser.post(acs(organization), Map.of("SAMLResponse", response, "RelayState", own));
        assertThat(SignInIT.code(swapped)).startsWith("saml_");
        assertThat(node.attempts(organization).getFirst().checks())
                .anySatisfy(check -> assertThat(check.passed()).isFalse());
    }

    @Test
    void requestOfAnotherConnectionIsNotAnswered() {
        Organization two = organization(node.saml());
        node.connection(two, "other", node.saml("?nameid=persistent"), List.of("*"));
        Page form = browser.open(node.start(two, "ada@acme.example"));
        browser.always("Accept", "application/json");
        Page crossed = browser.post(
                node.baseUrl() + "/sso/" + two.slug() + "/other/acs",
                Map.of(
                        "SAMLResponse",
                        form.document().select("input[name=SAMLResponse]").val(),
                        "RelayState",
                        relayState(form)));
        assertThat(SignInIT.code(crossed)).isEqualTo("attempt_unknown");
    }

    @Test
    void unsolicitedAnswerBecomesARequestOfOursAndItsRelayStateLeadsNowhereElse() {
        for (String relay : List.of("https://evil.example/", "//evil.example", "javascript:alert(1)")) {
            Page tile = browser.open(tile(organization, "ada@acme.example", relay));
            Page landed = browser.submit(tile);
            assertThat(landed.hops())
                    .anySatisfy(hop -> assertThat(hop.address().getQuery()).startsWith("SAMLRequest="));
            assertThat(landed.hops().toString()).doesNotContain("return_to");
            assertThat(browser.cookie("seatkeeper_session")).isEmpty();
            browser.forgetCookies();
        }
        Page landed = browser.submit(browser.open(tile(organization, "ada@acme.example", "/signed-in?lesson=3")));
        assertThat(landed.hops().toString()).contains("return_to=%2Fsigned-in%3Flesson%3D3");
    }

    @Test
    void providerThatForgetsItsRequestsIsToldOfInsteadOfAskedForEver() {
        Map<String, String> forgetful = Map.of(
                "SAMLResponse",
                browser.open(tile(organization, "ada@acme.example", ""))
                        .document()
                        .select("input[name=SAMLResponse]")
                        .val());
        for (int round = 0; round < 2; round++) {
            assertThat(asksProvider(browser.post(acs(organization), forgetful))).isTrue();
        }
        Page told = browser.post(acs(organization), forgetful);
        assertThat(asksProvider(told)).isFalse();
        assertThat(told.status()).isEqualTo(403);
        assertThat(told.text()).contains("doesn’t say what it answers");
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.SAML_REQUEST_FORGOTTEN);

        assertThat(asksProvider(browser.post(acs(organization), forgetful))).isTrue();
        assertThat(signIn(organization, "ada@acme.example").address().getPath()).isEqualTo("/signed-in");
        assertThat(browser.cookie("seatkeeper_rounds")).isEmpty();
    }

    private static boolean asksProvider(Page landed) {
        return landed.hops().stream()
                .anyMatch(hop -> hop.address().toString().startsWith(node.idp().baseUrl() + "/saml/sso?"));
    }

    @Test
    void unsolicitedAnswerThatIsTakenAsksFirstAndIsUsedOnce() {
        Organization taking = organization(with("", Optional.empty(), true));
        Page tile = browser.open(tile(taking, "ada@acme.example", ""));
        String response = tile.document().select("input[name=SAMLResponse]").val();
        Page asked = browser.submit(tile);
        assertThat(asked.text()).contains("Continue as", "ada@acme.example");
        assertThat(browser.cookie("seatkeeper_session")).isEmpty();
        String address = String.valueOf(asked.address());
        String state = asked.document().select("input[name=state]").val();
        TestBrowser stranger = new TestBrowser().always("Accept", "application/json");
        assertThat(SignInIT.code(stranger.open(address))).isEqualTo("attempt_unknown");
        assertThat(SignInIT.code(stranger.post(address, Map.of("state", state))))
                .isEqualTo("attempt_unknown");
        assertThat(browser.submit(asked).address().getPath()).isEqualTo("/signed-in");
        TestBrowser again = new TestBrowser();
        Page second = again.submit(again.post(acs(taking), Map.of("SAMLResponse", response)));
        assertThat(second.status()).isEqualTo(400);
        assertThat(node.attempts(taking).getFirst().code().orElseThrow().text()).isEqualTo("replayed");
        assertThat(again.cookie("seatkeeper_session")).isEmpty();
    }

    @Test
    void unsolicitedAnswerOfSixMinutesAgoIsRefused() {
        Organization taking = organization(with("", Optional.empty(), true));
        Page tile = browser.open(tile(taking, "ada@acme.example", ""));
        node.later(Duration.ofMinutes(7));
        assertThat(browser.submit(tile).status()).isEqualTo(403);
        assertThat(node.attempts(taking).getFirst().code().orElseThrow().text()).startsWith("saml_");
    }

    @Test
    void rollOverOfTheProviderCostsNoSignInAndWhatCanNotBeReadCostsNoOther() {
        Organization rolling = node.organizationWithoutConnection();
        node.connection(rolling, "idp", samlAt("rolling"), List.of());
        assertThat(signIn(rolling, "ada@acme.example").status()).isEqualTo(200);
        node.later(Duration.ofMinutes(1));
        node.idp().at("rolling").roll();
        assertThat(signIn(rolling, "ada@acme.example").text()).contains("ada@acme.example");
        assertThat(signIn(rolling, "bob@acme.example").text()).contains("bob@acme.example");
        assertThat(provider(rolling).failure()).isEmpty();
        node.later(Duration.ofDays(2));
        node.idp().at("rolling").fault(Fault.DOWN, 1, Place.METADATA);
        node.maintain();
        assertThat(provider(rolling).failure()).isPresent();
        node.later(Duration.ofMinutes(1));
        assertThat(signIn(rolling, "ada@acme.example").status()).isEqualTo(200);
        node.later(Duration.ofDays(4));
        node.maintain();
        assertThat(provider(rolling).failure()).isEmpty();
    }

    @Test
    void ourOwnKeysRollOverWithBothPublished() {
        Organization renewing = organization(node.saml("?encrypt=assertion"));
        Connection connection = find(renewing);
        assertThat(metadata(renewing).select("md|KeyDescriptor[use=signing]")).hasSize(1);
        roll(connection, RollStep.BEGIN);
        assertThat(metadata(renewing).select("md|KeyDescriptor[use=signing]")).hasSize(2);
        assertThat(signIn(renewing, "ada@acme.example").status()).isEqualTo(200);
        roll(connection, RollStep.FINISH);
        assertThat(metadata(renewing).select("md|KeyDescriptor[use=signing]")).hasSize(1);
        assertThat(signIn(renewing, "ada@acme.example").text()).contains("ada@acme.example");
        assertThat(((SamlParticulars) find(renewing).particulars()).keys()).hasSize(1);
    }

    @Test
    void oversizedAndEmptyPostsAreRefused() {
        browser.always("Accept", "application/json");
        assertThat(browser.post(acs(organization), Map.of("SAMLResponse", "A".repeat(400_000)))
                        .status())
                .isEqualTo(413);
        assertThat(SignInIT.code(browser.post(acs(organization), Map.of("SAMLResponse", "A".repeat(300_000)))))
                .isEqualTo("invalid_request");
        assertThat(SignInIT.code(browser.post(acs(organization), Map.of("RelayState", "x"))))
                .isEqualTo("invalid_request");
    }

    @Test
    void addressesOfTheOtherProtocolAreNotThere() {
        browser.always("Accept", "application/json");
        String base = node.baseUrl() + "/sso/" + organization.slug() + "/idp/";
        assertThat(SignInIT.code(browser.open(base + "callback?state=a&code=b")))
                .isNotEqualTo("internal");
        Organization oidc = node.organization();
        String other = node.baseUrl() + "/sso/" + oidc.slug() + "/idp/";
        assertThat(SignInIT.code(browser.open(other + "metadata"))).isEqualTo("connection_unknown");
        assertThat(SignInIT.code(browser.post(other + "acs", Map.of("SAMLResponse", "AAAA"))))
                .isEqualTo("connection_unknown");
    }

    private Page signIn(Organization at, String person) {
        return browser.submit(browser.open(node.start(at, person)));
    }

    /** The provider's answer has been posted and waits for the browser to come for it. */
    private Page answer(Organization at, String person) {
        Page form = browser.open(node.start(at, person));
        return browser.submitUntil(form, "form", Map.of(), SamlSignInIT::isPickUp);
    }

    private static boolean isAcs(URI next) {
        return next.getPath().endsWith("/acs");
    }

    private static boolean isPickUp(URI next) {
        return isAcs(next) && next.getQuery() != null;
    }

    private static String relayState(Page form) {
        return form.document().select("input[name=RelayState]").val();
    }

    private static String acs(Organization at) {
        return node.baseUrl() + "/sso/" + at.slug() + "/idp/acs";
    }

    private static String tile(Organization at, String person, String relayState) {
        String entityId = node.baseUrl() + "/sso/" + at.slug() + "/idp/metadata";
        String tile = node.idp().baseUrl() + "/saml/initiate?sp=" + SignInIT.encoded(entityId) + "&login_hint="
                + SignInIT.encoded(person);
        return relayState.isEmpty() ? tile : tile + "&RelayState=" + SignInIT.encoded(relayState);
    }

    private static Organization organization(SamlConfiguration settings) {
        Organization made = node.organizationWithoutConnection();
        node.connection(made, "idp", settings, List.of());
        return made;
    }

    private static SamlConfiguration with(String wishes, Optional<String> requestBinding, boolean allowIdpInitiated) {
        return new SamlConfiguration(
                node.saml(wishes).metadata(),
                Map.of(),
                requestBinding,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(allowIdpInitiated),
                Optional.empty());
    }

    private static SamlConfiguration samlAt(String tenant) {
        return SamlConfiguration.of(
                new SamlConfiguration.MetadataSource.AtUrl(node.idp().at(tenant).issuer() + "/saml/metadata"));
    }

    private static Connection find(Organization at) {
        return node.ask(Connections.FIND, new Connections.Find(at.id(), "idp"));
    }

    private static SamlParticulars.SamlProvider provider(Organization at) {
        return ((SamlParticulars) find(at).particulars()).provider();
    }

    private static void roll(Connection connection, RollStep step) {
        node.ask(
                Connections.ROLL_KEYS,
                new Connections.RollKeys(JitNode.OPERATOR, connection.organization(), connection.id(), step));
    }

    private org.jsoup.nodes.Document metadata(Organization at) {
        return org.jsoup.Jsoup.parse(
                browser.open(node.baseUrl() + "/sso/" + at.slug() + "/idp/metadata")
                        .body(),
                org.jsoup.parser.Parser.xmlParser());
    }
}
