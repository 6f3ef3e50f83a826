package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations.Changes;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole sign-ins over real HTTP, and where they lead. */
class SignInIT {
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

    @Test
    void firstVisitMakesALearnerAndSaysWhoTheyAre() {
        Organization organization = node.organization();
        Page page = browser.open(node.start(organization, "ada@acme.example"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address().getPath()).isEqualTo("/signed-in");
        assertThat(page.text()).contains("ada@acme.example");
        JsonObject session =
                new JsonObject(browser.open(node.baseUrl() + "/session").body());
        assertThat(session.getMap())
                .containsEntry("organization", organization.slug())
                .containsEntry("email", "ada@acme.example")
                .containsEntry("role", "learner")
                .containsEntry("authMethod", "OIDC")
                .containsEntry("team", null)
                .containsKeys("id", "name", "externalSsoId", "teams", "csrfToken");
        Attempt attempt = node.attempts(organization).getFirst();
        assertThat(attempt.accepted()).isTrue();
        assertThat(attempt.email()).contains("ada@acme.example");
        assertThat(attempt.user().orElseThrow()).hasToString(session.getString("id"));
        assertThat(attempt.checks()).isNotEmpty().allMatch(check -> check.passed());
    }

    @Test
    void secondVisitIsTheSamePersonWithAFreshSessionAndTheOldOneEnds() {
        Organization organization = node.organization();
        browser.open(node.start(organization, "ada@acme.example"));
        String before = browser.cookie("seatkeeper_session").orElseThrow();
        browser.open(node.start(organization, "ada@acme.example"));
        String after = browser.cookie("seatkeeper_session").orElseThrow();
        assertThat(after).isNotEqualTo(before);
        TestBrowser thief = new TestBrowser();
        thief.plant(URI.create(node.baseUrl()), "seatkeeper_session", before);
        assertThat(thief.open(node.baseUrl() + "/session").status()).isEqualTo(401);
        assertThat(browser.open(node.baseUrl() + "/session").status()).isEqualTo(200);
        assertThat(node.count("SELECT count(*) FROM session WHERE org_id = '" + organization.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void twoTabsOfOneBrowserBothEnd() {
        Organization organization = node.organization();
        Page first = browser.openUntil(node.start(organization, "ada@acme.example"), SignInIT::isCallback);
        Page second = browser.openUntil(node.start(organization, "bob@acme.example"), SignInIT::isCallback);
        assertThat(browser.open(String.valueOf(second.location().orElseThrow())).status())
                .isEqualTo(200);
        assertThat(browser.open(String.valueOf(first.location().orElseThrow())).text())
                .contains("ada@acme.example");
    }

    @Test
    void formPostIsPickedUpByASameSiteGet() {
        Organization organization = node.organizationWithoutConnection();
        node.connection(organization, "idp", node.settings(Optional.of("form_post")), List.of());
        Page form = browser.open(node.start(organization, "ada@acme.example"));
        Page landed = browser.submit(form);
        assertThat(landed.text()).contains("ada@acme.example");
        assertThat(landed.hops()).anySatisfy(hop -> {
            assertThat(hop.method()).isEqualTo("POST");
            assertThat(hop.status()).isEqualTo(303);
        });
        assertThat(landed.hops().toString()).doesNotContain("code=");
    }

    @Test
    void landsAtTheProductOrWhereItWasWanted() {
        Organization organization = node.organization();
        String product = node.idp().baseUrl() + "/product";
        node.change(
                organization,
                changes(Optional.of(Optional.of(node.idp().baseUrl() + "/launch")), Optional.of(List.of(product))));
        Page launched = browser.openUntil(
                node.start(organization, "ada@acme.example"),
                next -> next.getPath().equals("/launch"));
        assertThat(launched.location().orElseThrow()).hasToString(node.idp().baseUrl() + "/launch");
        Page returned = browser.openUntil(
                node.start(organization, "ada@acme.example") + "&return_to=" + encoded(product + "/lesson?n=1"),
                next -> next.getPath().startsWith("/product"));
        assertThat(returned.location().orElseThrow()).hasToString(product + "/lesson?n=1");
    }

    @Test
    void addressOffTheListIsRefusedBeforeAnythingBegins() {
        Organization organization = node.organization();
        for (String address : List.of(
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "https:evil.example",
                "javascript:alert(1)")) {
            Page page = browser.open(node.start(organization, "ada@acme.example") + "&return_to=" + encoded(address));
            assertThat(page.status()).as(address).isEqualTo(400);
            assertThat(page.address().getPath()).isEqualTo("/sso/" + organization.slug());
            assertThat(node.attempts(organization)
                            .getFirst()
                            .code()
                            .orElseThrow()
                            .text())
                    .isEqualTo("return_to_not_allowed");
        }
        assertThat(node.count("SELECT count(*) FROM pending_sign_in WHERE org_id = '" + organization.id() + "'"))
                .isZero();
    }

    @Test
    void tileOfTheProviderStartsASignInByGetAndPost() {
        Organization organization = node.organizationWithoutConnection();
        Connection connection = node.connection(organization, "idp", node.settings(), List.of());
        String tile =
                connection.initiateLoginUri() + "?iss=" + encoded(node.idp().issuer())
                        + "&login_hint=ada%40acme.example&target_link_uri=" + encoded("/signed-in");
        assertThat(browser.open(tile).text()).contains("ada@acme.example");
        Page posted = browser.post(
                connection.initiateLoginUri(), Map.of("iss", node.idp().issuer(), "login_hint", "bob@acme.example"));
        assertThat(posted.text()).contains("bob@acme.example");
        Page forged = browser.open(connection.initiateLoginUri() + "?iss=https%3A%2F%2Fevil.example");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(node.attempts(organization).getFirst().checks().getFirst().received())
                .isEqualTo("https://evil.example");
    }

    @Test
    void signInPageFindsTheOrganizationBySlug() {
        Organization organization = node.organization();
        Page asked = browser.open(node.baseUrl() + "/sign-in");
        Page idp = browser.submit(asked, "form", Map.of("who", organization.slug()));
        assertThat(String.valueOf(idp.address())).startsWith(node.idp().baseUrl());
        Page again = browser.submit(asked, "form", Map.of("who", "nobody-here"));
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.document().select("input[name=who]").val()).isEqualTo("nobody-here");
    }

    @Test
    void unknownOrganizationAndConnectionHaveTheirOwnAnswers() {
        Organization organization = node.organization();
        browser.always("Accept", "application/json");
        assertThat(code(browser.open(node.baseUrl() + "/sso/nobody-here"))).isEqualTo("organization_unknown");
        assertThat(code(browser.open(node.baseUrl() + "/sso/%00%27"))).isEqualTo("organization_unknown");
        assertThat(code(browser.open(node.baseUrl() + "/sso/" + organization.slug() + "/none/start")))
                .isEqualTo("connection_unknown");
        assertThat(code(browser.open(
                        node.start(organization, "a").replace("login_hint=", "login_hint=" + "x".repeat(300)))))
                .isEqualTo("invalid_request");
        assertThat(node.attempts(organization)).hasSize(2);
    }

    @Test
    void fullOrganizationRefusesAndWritesDownWho() {
        Organization organization = node.organization();
        node.sql("UPDATE organization_counter SET max_seats = 0 WHERE org_id = '" + organization.id() + "'");
        Page page = browser.open(node.start(organization, "late@acme.example"));
        assertThat(page.status()).isEqualTo(403);
        Attempt attempt = node.attempts(organization).getFirst();
        assertThat(attempt.code().orElseThrow().text()).isEqualTo("seats_exhausted");
        assertThat(attempt.email()).contains("late@acme.example");
        assertThat(page.text()).contains(attempt.reference());
        assertThat(browser.cookie("seatkeeper_session")).isEmpty();
    }

    static boolean isCallback(URI next) {
        return next.getPath().endsWith("/callback");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String code(Page page) {
        return new JsonObject(page.body()).getString("code");
    }

    static Changes changes(Optional<Optional<String>> launchUrl, Optional<List<String>> returnUrls) {
        return new Changes(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                launchUrl,
                returnUrls,
                Optional.empty());
    }
}
