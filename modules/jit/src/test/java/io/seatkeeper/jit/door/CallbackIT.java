package io.seatkeeper.jit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.SignInAttempts.Attempt;
import io.seatkeeper.jit.JitNode;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.testkit.Page;
import io.seatkeeper.testkit.TestBrowser;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be wrong with an answer at the callback, one test a defect; the very answer without it is let in beside it. */
class CallbackIT {
    private static JitNode node;

    private final TestBrowser browser = new TestBrowser();
    private Organization organization;

    @BeforeAll
    static void start() {
        node = new JitNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void prepare() {
        organization = node.organization();
        browser.always("Accept", "application/json");
    }

    @AfterEach
    void restore() {
        node.later(Duration.ZERO);
        node.idp().clearFaults();
    }

    @Test
    void unknownStateIsRefused() {
        String good = answer(organization);
        refused(browser.open(good.replaceFirst("state=[^&]*", "state=forged")), "attempt_unknown");
        accepted(good);
    }

    @Test
    void missingStateIsRefused() {
        String good = answer(organization);
        refused(browser.open(good.replaceFirst("state=[^&]*&?", "")), "attempt_unknown");
        accepted(good);
    }

    @Test
    void oversizedStateIsRefused() {
        String good = answer(organization);
        refused(browser.open(good.replaceFirst("state=[^&]*", "state=" + "x".repeat(5_000))), "attempt_unknown");
        accepted(good);
    }

    @Test
    void anotherBrowsersSignInIsRefusedAndStaysUsable() {
        String good = answer(organization);
        TestBrowser other = new TestBrowser().always("Accept", "application/json");
        refused(other.open(good), "attempt_unknown");
        other.open(node.baseUrl() + "/sso/" + organization.slug());
        refused(other.open(good), "attempt_unknown");
        assertThat(other.cookie("seatkeeper_session")).isEmpty();
        accepted(good);
    }

    @Test
    void anotherOrganizationsStateIsRefusedAndStaysUsable() {
        Organization other = node.organization();
        String good = answer(organization);
        Page page = browser.open(good.replace("/" + organization.slug() + "/", "/" + other.slug() + "/"));
        assertThat(SignInIT.code(page)).isEqualTo("attempt_unknown");
        assertThat(node.attempts(other).getFirst().accepted()).isFalse();
        accepted(good);
    }

    @Test
    void anotherConnectionsStateIsRefusedAndStaysUsable() {
        node.connection(organization, "second", node.settings(), List.of("*"));
        String good = answer(organization);
        refused(browser.open(good.replace("/idp/callback", "/second/callback")), "attempt_unknown");
        accepted(good);
    }

    @Test
    void secondUseIsRefused() {
        String good = answer(organization);
        accepted(good);
        refused(browser.open(good), "replayed");
    }

    @Test
    void codeOfAnotherSignInIsRefused() {
        String first = answer(organization);
        String second = answer(organization);
        accepted(first);
        String mixed = second.replaceFirst("code=[^&]*", "code=" + parameter(first, "code"));
        refused(browser.open(mixed), "replayed");
    }

    @Test
    void lateAnswerIsRefused() {
        String good = answer(organization);
        String late = answer(organization);
        accepted(good);
        node.later(PendingSignIns.LIFETIME.plusSeconds(1));
        refused(browser.open(late), "attempt_expired");
    }

    @Test
    void wrongIssParameterIsRefused() {
        node.idp().fault(Fault.WRONG_ISS_PARAMETER);
        refused(browser.open(answer(organization)), "oidc_issuer_mismatch");
        accepted(answer(organization));
    }

    @Test
    void missingIssParameterIsRefused() {
        node.idp().fault(Fault.MISSING_ISS_PARAMETER);
        refused(browser.open(answer(organization)), "oidc_issuer_missing");
        accepted(answer(organization));
    }

    @Test
    void providersErrorIsToldAndUsesTheSignInUp() {
        node.idp().fault(Fault.ACCESS_DENIED);
        String denied = answer(organization);
        refused(browser.open(denied), "oidc_idp_error");
        refused(browser.open(denied), "replayed");
        accepted(answer(organization));
    }

    @Test
    void neitherCodeNorErrorIsRefused() {
        String good = answer(organization);
        refused(browser.open(good.replaceFirst("code=[^&]*&?", "")), "oidc_code_missing");
        accepted(answer(organization));
    }

    @Test
    void inventedCodeIsRefused() {
        String good = answer(organization);
        refused(browser.open(good.replaceFirst("code=[^&]*", "code=invented")), "oidc_code_rejected");
        accepted(answer(organization));
    }

    @Test
    void wrongNonceIsRefusedWithExpectedBesideReceived() {
        node.idp().fault(Fault.WRONG_NONCE);
        Attempt attempt = refused(browser.open(answer(organization)), "oidc_nonce_mismatch");
        assertThat(attempt.checks()).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo("nonce");
            assertThat(check.passed()).isFalse();
            assertThat(check.expected()).isNotEqualTo(check.received());
        });
        accepted(answer(organization));
    }

    @Test
    void providerThatIsDownIsNamed() {
        node.idp().fault(Fault.DOWN, 2, Place.TOKEN);
        String provider = URI.create(node.idp().issuer()).getHost();
        TestBrowser person = new TestBrowser();
        Page page = person.open(node.start(organization, "ada@acme.example"));
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.text()).contains(provider);
        assertThat(node.attempts(organization).getFirst().code().orElseThrow().text())
                .isEqualTo("oidc_idp_unreachable");
        node.idp().clearFaults();
        assertThat(person.open(node.start(organization, "ada@acme.example")).status())
                .isEqualTo(200);
    }

    @Test
    void providerThatAnswersNonsenseIsNamed() {
        node.idp().fault(Fault.NOT_JSON, 2, Place.TOKEN);
        refused(browser.open(answer(organization)), "oidc_idp_answer_invalid");
        node.idp().clearFaults();
        accepted(answer(organization));
    }

    @Test
    void postWithAnUnknownStateIsRefused() {
        String callback = node.baseUrl() + "/sso/" + organization.slug() + "/idp/callback";
        refused(browser.post(callback, Map.of("state", "forged", "code", "invented")), "attempt_unknown");
        refused(browser.post(callback, Map.of()), "attempt_unknown");
    }

    @Test
    void postedAnswerIsForTheBrowserThatBegan() {
        String good = answer(organization);
        String callback = node.baseUrl() + "/sso/" + organization.slug() + "/idp/callback";
        Map<String, String> form = Map.of(
                "state",
                parameter(good, "state"),
                "code",
                parameter(good, "code"),
                "iss",
                node.idp().issuer());
        TestBrowser attacker = new TestBrowser().always("Accept", "application/json");
        refused(attacker.postFrom(URI.create("http://evil.example"), callback, form), "attempt_unknown");
        Page landed = browser.postFrom(URI.create(node.idp().baseUrl()), callback, form);
        assertThat(landed.address().getPath()).isEqualTo("/signed-in");
    }

    @Test
    void pickUpAddressIsOursHoweverThePathWasWritten() {
        String state = parameter(answer(organization), "state");
        String callback = node.baseUrl() + "//sso/" + organization.slug() + "/idp/callback";
        Page landed = browser.post(callback, Map.of("state", state, "error", "access_denied"));
        assertThat(String.valueOf(landed.address())).startsWith(node.baseUrl() + "/sso/");
    }

    @Test
    void oversizedPostIsRefused() {
        String callback = node.baseUrl() + "/sso/" + organization.slug() + "/idp/callback";
        Page page = browser.post(callback, Map.of("state", "x", "code", "y".repeat(200_000)));
        assertThat(page.status()).isEqualTo(413);
        assertThat(SignInIT.code(page)).isEqualTo("too_large");
    }

    /** The address at which the browser is to bring a good answer. */
    private String answer(Organization where) {
        Page page = browser.openUntil(node.start(where, "ada@acme.example"), SignInIT::isCallback);
        return String.valueOf(page.location().orElseThrow());
    }

    private void accepted(String answer) {
        Page page = browser.open(answer);
        assertThat(page.address().getPath()).isEqualTo("/signed-in");
        assertThat(page.status()).isEqualTo(200);
        assertThat(node.attempts(organization).getFirst().accepted()).isTrue();
    }

    /** The refusal has this code in the answer and in the log, under one reference, and has let nobody in. */
    private Attempt refused(Page page, String code) {
        assertThat(SignInIT.code(page)).as(page.body()).isEqualTo(code);
        assertThat(page.header("Content-Type")).contains("application/problem+json");
        Attempt attempt = node.attempts(organization).getFirst();
        assertThat(attempt.accepted()).isFalse();
        assertThat(attempt.code().orElseThrow().text()).isEqualTo(code);
        assertThat(page.body()).contains(attempt.reference());
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("seatkeeper_session"));
        return attempt;
    }

    private static String parameter(String address, String name) {
        for (String pair : URI.create(address).getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(name + " is missing in " + address);
    }
}
