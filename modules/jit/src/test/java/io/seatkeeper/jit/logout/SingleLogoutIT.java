package io.seatkeeper.jit.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource.AtUrl;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.message.LogoutRequestDraft;
import io.seatkeeper.practiceidp.message.LogoutResponseDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single logout by SAML, from either side and by either binding: it ends what it names, once, and nothing else. */
class SingleLogoutIT {
    private static final Map<String, Organization> ORGANIZATIONS = new HashMap<>();

    private static JitNode node;

    private final TestBrowser browser = new TestBrowser();
    private final TestBrowser second = new TestBrowser();
    private final String ada = "ada-" + UUID.randomUUID() + "@acme.example";

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void nothingWaits() {
        node.idp().clearFaults();
        node.later(Duration.ZERO);
    }

    @Test
    void logoutAtTheProviderEndsTheSessionHereByRedirect() {
        Organization organization = organization("");
        signIn(browser, organization, ada);
        Page end = signOutEverywhere(browser, ada, "redirect");
        assertThat(end.address().toString()).isEqualTo(node.idp().baseUrl() + "/");
        assertThat(end.hops())
                .anySatisfy(hop -> assertThat(hop.address().getPath()).endsWith("/slo"));
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void logoutAtTheProviderEndsTheSessionHereByPost() {
        Organization organization = organization("");
        signIn(browser, organization, ada);
        Page asks = signOutEverywhere(browser, ada, "post");
        Page answers = browser.submit(asks);
        assertThat(answers.body()).contains("SAMLResponse");
        Page end = browser.submit(answers);
        assertThat(end.address().toString()).isEqualTo(node.idp().baseUrl() + "/");
        assertThat(status(browser)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?nameid=persistent&encrypt=nameid"})
    void signingOutHereSignsOutAtTheProviderToo(String wishes) {
        Organization organization = organization(wishes);
        signIn(browser, organization, ada);
        Page end = signOut(browser);
        assertThat(end.address().getPath()).isEqualTo("/signed-out");
        assertThat(end.address().getQuery()).isEqualTo("state=" + organization.slug() + "&provider=ended");
        assertThat(end.body()).contains("the one at your organization’s sign-in have ended");
        assertThat(end.hops())
                .anySatisfy(hop -> assertThat(hop.address().toString())
                        .startsWith(node.idp().baseUrl() + "/saml/slo?SAMLRequest="));
        assertThat(status(browser)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?nameid=persistent&encrypt=nameid", "?nameid=none"})
    void theProvidersLogoutFindsAPersonByAnyKindOfName(String wishes) {
        Organization organization = organization(wishes);
        signIn(browser, organization, ada);
        signOutEverywhere(browser, ada, "redirect");
        assertThat(status(browser)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"PARTIAL_LOGOUT, partial, not everywhere", "LOGOUT_FAILED, failed, signed out here only"})
    void whatTheProviderDidNotDoIsSaid(Fault fault, String provider, String heading) {
        Organization organization = organization("");
        signIn(browser, organization, ada);
        node.idp().fault(fault, 1, Place.LOGOUT);
        Page end = signOut(browser);
        assertThat(end.address().getQuery()).endsWith("provider=" + provider);
        assertThat(end.body()).contains(heading);
        assertThat(status(browser)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "UNSIGNED, SAML_SIGNATURE_MISSING",
        "BAD_SIGNATURE, SAML_SIGNATURE_INVALID",
        "UNKNOWN_KEY, SAML_SIGNATURE_INVALID",
        "SHA1_SIGNATURE, SAML_ALGORITHM_NOT_ALLOWED",
        "WRONG_ISSUER, SAML_ISSUER_MISMATCH",
        "MISSING_ISSUER, SAML_ISSUER_MISMATCH",
        "WRONG_DESTINATION, SAML_DESTINATION_MISMATCH",
        "EXPIRED_TOKEN, SAML_EXPIRED",
        "FUTURE_ISSUED_AT, SAML_ISSUED_IN_FUTURE",
        "DOCUMENT_TYPE, SAML_DOCTYPE_FORBIDDEN"
    })
    void aFaultyRequestEndsNothingAndIsLogged(Fault fault, ErrorCode check) {
        Organization organization = organization("");
        for (String binding : List.of("redirect", "post")) {
            signIn(browser, organization, ada);
            node.idp().fault(fault, 1, Place.LOGOUT);
            Page page = signOutEverywhere(browser, ada, binding);
            Page refused = binding.equals("post") ? browser.submit(page) : page;
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("You were not signed out here", "saml_logout_invalid");
            assertThat(status(browser)).isEqualTo(200);
            Attempt logged = node.attempts(organization).getFirst();
            assertThat(logged.code()).contains(ErrorCode.SAML_LOGOUT_INVALID);
            assertThat(logged.checks())
                    .filteredOn(made -> !made.passed())
                    .extracting(Check::code)
                    .contains(check);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNSIGNED",
                "BAD_SIGNATURE",
                "UNKNOWN_KEY",
                "WRONG_ISSUER",
                "WRONG_IN_RESPONSE_TO",
                "EXPIRED_TOKEN"
            })
    void aFaultyAnswerIsNotBelieved(String fault) {
        Organization organization = organization("");
        signIn(browser, organization, ada);
        node.idp().fault(Fault.valueOf(fault), 1, Place.LOGOUT);
        Page refused = signOut(browser);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("saml_logout_invalid");
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void sameRequestIsTakenOnce() {
        Organization organization = organization("");
        String request = encoded(request(organization, NameId.of(ada, NameId.EMAIL)));
        signIn(browser, organization, ada);
        assertThat(post(organization, "SAMLRequest", request).status()).isEqualTo(200);
        assertThat(status(browser)).isEqualTo(401);
        signIn(browser, organization, ada);
        assertThat(post(organization, "SAMLRequest", request).status()).isEqualTo(400);
        assertThat(status(browser)).isEqualTo(200);
        assertThat(node.attempts(organization).getFirst().code()).contains(ErrorCode.REPLAYED);
    }

    @Test
    void oneSessionOfAPersonEndsWhereOneIsNamedAndAllWhereNoneIs() {
        Organization organization = organization("");
        signIn(browser, organization, ada);
        String index = node.sql("SELECT provider_session FROM session WHERE subject = '" + ada + "'")
                .iterator()
                .next()
                .getString(0);
        signIn(second, organization, ada);
        NameId name = NameId.of(ada, NameId.EMAIL);
        send(organization, request(organization, name).sessionIndexes("_another"));
        assertThat(List.of(status(browser), status(second))).containsExactly(200, 200);
        send(organization, request(organization, name).sessionIndexes("_another", index));
        assertThat(List.of(status(browser), status(second))).containsExactly(401, 200);
        send(organization, request(organization, name));
        assertThat(status(second)).isEqualTo(401);
    }

    @Test
    void anAddressIsFoundWithoutRegardToCaseAndAnotherNameIsNot() {
        Organization organization = organization("");
        signIn(browser, organization, ada);
        send(organization, request(organization, NameId.of("b" + ada, NameId.EMAIL)));
        send(organization, request(organization, NameId.of(ada, NameId.PERSISTENT)));
        send(organization, request(organization, new NameId(ada, NameId.EMAIL, "https://other.example", null)));
        send(organization, request(organization, new NameId(ada, NameId.EMAIL, null, "https://other.example")));
        assertThat(status(browser)).isEqualTo(200);
        String ourselves = node.baseUrl() + "/sso/" + organization.slug() + "/saml/metadata";
        send(
                organization,
                request(organization, new NameId(ada.replace("ada", "ADA"), NameId.EMAIL, entityId(), ourselves)));
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void anotherOrganizationsLogoutEndsNothingHere() {
        Organization organization = organization("");
        Organization neighbour = organization("?nameid=email");
        signIn(browser, organization, ada);
        signIn(second, neighbour, ada);
        send(neighbour, request(neighbour, NameId.of(ada, NameId.EMAIL)));
        assertThat(List.of(status(browser), status(second))).containsExactly(200, 401);
        String carried = encoded(request(neighbour, NameId.of(ada, NameId.EMAIL)));
        assertThat(post(organization, "SAMLRequest", carried).status()).isEqualTo(400);
        assertThat(status(browser)).isEqualTo(200);
    }

    @Test
    void aRequestAboutNobodyHereIsAnsweredAllTheSame() {
        Organization organization = organization("");
        Page answer = post(organization, "SAMLRequest", encoded(request(organization, NameId.of("x", NameId.EMAIL))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("SAMLResponse").doesNotContain("RelayState");
    }

    @Test
    void anAnswerThatNobodyWaitsForIsRefused() {
        Organization organization = organization("");
        LogoutResponseDraft draft = LogoutResponseDraft.of(
                        entityId(), slo(organization), "_nobody-asked", Instant.now())
                .sign(SignatureStyle.of(node.idp().samlKey()));
        assertThat(post(organization, "SAMLResponse", encoded(draft.xml())).status())
                .isEqualTo(400);
        assertThat(node.attempts(organization).getFirst().checks())
                .extracting(Check::code)
                .contains(ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH);
    }

    @Test
    void aKeyThatJustRolledOverCostsNoLogout() {
        PracticeIdp rolling = node.idp().at("rolling");
        Organization organization = newOrganization(rolling.issuer() + "/saml/metadata");
        signIn(browser, organization, ada);
        node.later(Duration.ofSeconds(20));
        rolling.roll();
        browser.post(
                rolling.issuer() + "/sign-out-everywhere",
                Map.of("person", Person.of("rolling", "somebody", ada).subject()));
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void neitherNorBothMessagesAreRefused() {
        Organization organization = organization("");
        assertThat(post(organization, "RelayState", "x").status()).isEqualTo(400);
        assertThat(browser.post(slo(organization), Map.of("SAMLRequest", "AA", "SAMLResponse", "AA"))
                        .status())
                .isEqualTo(400);
        assertThat(post(organization, "SAMLRequest", "garbage").status()).isEqualTo(400);
        assertThat(browser.open(slo(organization) + "?SAMLRequest=AAAA&SAMLRequest=AAAA")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anOpenIdConnectionHasNoSuchAddress() {
        Organization organization = node.organization();
        assertThat(browser.post(
                                node.baseUrl() + "/sso/" + organization.slug() + "/idp/slo",
                                Map.of("SAMLRequest", "AAAA"))
                        .status())
                .isEqualTo(404);
    }

    /** One for all tests that want the same of the provider: the keys of a connection take a while to make. */
    private static Organization organization(String wishes) {
        return ORGANIZATIONS.computeIfAbsent(wishes, wanted -> newOrganization(entityId() + wanted));
    }

    private static Organization newOrganization(String metadataUrl) {
        Organization organization = node.organizationWithoutConnection();
        node.connection(organization, "saml", SamlConfiguration.of(new AtUrl(metadataUrl)), List.of());
        return organization;
    }

    private static void signIn(TestBrowser who, Organization organization, String person) {
        Page answer = who.open(node.start(organization, person));
        Page end = who.submit(answer);
        assertThat(end.address().getPath()).isEqualTo("/signed-in");
        assertThat(status(who)).isEqualTo(200);
    }

    private static Page signOut(TestBrowser who) {
        return who.submit(who.open(node.baseUrl() + "/signed-in"));
    }

    private static Page signOutEverywhere(TestBrowser who, String person, String binding) {
        String subject = Person.of("", "somebody", person).subject();
        return who.post(node.idp().baseUrl() + "/sign-out-everywhere", Map.of("person", subject, "binding", binding));
    }

    private static LogoutRequestDraft request(Organization organization, NameId name) {
        return LogoutRequestDraft.of(entityId(), slo(organization), name, List.of(), Instant.now());
    }

    private void send(Organization organization, LogoutRequestDraft request) {
        assertThat(post(organization, "SAMLRequest", encoded(request)).status()).isEqualTo(200);
    }

    private static String encoded(LogoutRequestDraft request) {
        return encoded(request.sign(SignatureStyle.of(node.idp().samlKey())).xml());
    }

    private static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Page post(Organization organization, String parameter, String message) {
        return new TestBrowser().post(slo(organization), Map.of(parameter, message));
    }

    private static String slo(Organization organization) {
        return node.baseUrl() + "/sso/" + organization.slug() + "/saml/slo";
    }

    private static String entityId() {
        return node.idp().baseUrl() + "/saml/metadata";
    }

    private static int status(TestBrowser who) {
        return who.open(node.baseUrl() + "/session").status();
    }
}
