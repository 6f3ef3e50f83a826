package io.seatkeeper.practiceidp.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.practiceidp.message.LogoutRequestDraft;
import io.seatkeeper.practiceidp.message.LogoutResponseDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.RedirectBinding;
import io.seatkeeper.practiceidp.message.Schemas;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Status;
import io.seatkeeper.practiceidp.message.Verifier;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Single logout from either side, by either binding, and its faults. */
class SamlLogoutTest {
    private static Vertx vertx;
    private static PracticeIdp idp;
    private static Party party;
    private static Party other;
    private static int people;

    /** Somebody of this test alone. */
    private String ada = "";

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        idp = verticle.idp();
        party = new Party(idp.issuer());
        other = new Party(idp.issuer());
    }

    @BeforeEach
    void inventSomebody() {
        people++;
        ada = "ada" + people + "@acme.example";
    }

    @AfterAll
    static void stop() throws Exception {
        party.close();
        other.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void theProvidersOwnButtonTellsTheServiceProviderByRedirect() throws Exception {
        String index = signIn().index();
        HttpResponse<String> answer = signOutEverywhere("redirect");
        URI location = location(answer);
        assertThat(location.toString()).startsWith(party.base() + "/slo?SAMLRequest=");
        assertThat(RedirectBinding.verifies(location.getRawQuery(), "SAMLRequest", publishedKeys()))
                .isTrue();
        Map<String, String> query = query(location);
        Document request = Xml.parse(RedirectBinding.inflated(String.valueOf(query.get("SAMLRequest"))));
        checkRequest(request, index);
        HttpResponse<String> last = party.get("/saml/slo?"
                + RedirectBinding.query(
                        "SAMLResponse",
                        response(request, Status.SUCCESS).xml(),
                        query.get("RelayState"),
                        SignatureStyle.of(party.key)));
        assertThat(location(last)).hasPath("/");
    }

    @Test
    void theProvidersOwnButtonTellsTheServiceProviderByPost() throws Exception {
        String index = signIn().index();
        HttpResponse<String> answer = signOutEverywhere("post");
        Document request =
                Xml.parse(Posts.message(Party.field(answer, "SAMLRequest").orElseThrow()));
        assertThat(Verifier.verifies(request, publishedKeys())).isTrue();
        checkRequest(request, index);
        HttpResponse<String> last = party.postForm(
                "/saml/slo",
                Posts.response(
                        response(request, Status.SUCCESS)
                                .sign(SignatureStyle.of(party.key))
                                .xml(),
                        Party.field(answer, "RelayState").orElseThrow()));
        assertThat(location(last)).hasPath("/");
    }

    @Test
    void aServiceProviderThatDoesNotSayYesLeavesTheLogoutPartial() throws Exception {
        List<LogoutResponseDraft> none = List.of(
                response(null, Status.RESPONDER).sign(SignatureStyle.of(party.key)),
                response(null, Status.SUCCESS),
                response(null, Status.SUCCESS).sign(SignatureStyle.of(other.key)));
        for (LogoutResponseDraft draft : none) {
            signIn();
            HttpResponse<String> answer = signOutEverywhere("post");
            Document request =
                    Xml.parse(Posts.message(Party.field(answer, "SAMLRequest").orElseThrow()));
            draft.inResponseTo(request.getDocumentElement().getAttribute("ID"));
            HttpResponse<String> last = party.postForm(
                    "/saml/slo",
                    Posts.response(
                            draft.xml(), Party.field(answer, "RelayState").orElseThrow()));
            assertThat(last.body()).contains("not everywhere");
        }
    }

    @Test
    void anAnswerToAnotherRequestIsRefused() throws Exception {
        signIn();
        HttpResponse<String> answer = signOutEverywhere("post");
        HttpResponse<String> last = party.postForm(
                "/saml/slo",
                Posts.response(
                        response(null, Status.SUCCESS)
                                .sign(SignatureStyle.of(party.key))
                                .xml(),
                        Party.field(answer, "RelayState").orElseThrow()));
        assertThat(last.statusCode()).isEqualTo(400);
    }

    @Test
    void aServiceProviderEndsItsSessionByRedirect() throws Exception {
        SignedIn here = signIn();
        HttpResponse<String> answer = party.get("/saml/slo?"
                + RedirectBinding.query("SAMLRequest", request(here).xml(), "state", SignatureStyle.of(party.key)));
        URI location = location(answer);
        assertThat(location.toString()).startsWith(party.base() + "/slo?SAMLResponse=");
        assertThat(query(location)).containsEntry("RelayState", "state");
        assertThat(RedirectBinding.verifies(location.getRawQuery(), "SAMLResponse", publishedKeys()))
                .isTrue();
        Document response = Xml.parse(
                RedirectBinding.inflated(String.valueOf(query(location).get("SAMLResponse"))));
        assertThatCode(() -> Schemas.protocol().newValidator().validate(Schemas.source(Xml.text(response))))
                .doesNotThrowAnyException();
        assertThat(response.getDocumentElement().getAttribute("InResponseTo")).isEqualTo("_ask");
        assertThat(Xml.text(response)).contains(Status.SUCCESS.code());
        assertThat(signedIn(here)).isFalse();
    }

    @Test
    void aServiceProviderEndsItsSessionByPostAndTheOthersAreToldFirst() throws Exception {
        SignedIn here = signIn();
        other.get(
                "/saml/sso?"
                        + RedirectBinding.query("SAMLRequest", other.authnRequest(), null, SignatureStyle.of(other.key))
                        + "&login_hint=" + ada,
                "cookie",
                here.cookie());
        HttpResponse<String> first = post(party, request(here).sign(SignatureStyle.of(party.key)));
        assertThat(first.body()).contains("action=\"" + other.base() + "/slo\"");
        Document told =
                Xml.parse(Posts.message(Party.field(first, "SAMLRequest").orElseThrow()));
        LogoutResponseDraft no = LogoutResponseDraft.of(
                        other.entityId(),
                        idp.issuer() + "/saml/slo",
                        told.getDocumentElement().getAttribute("ID"),
                        Instant.now())
                .status(Status.RESPONDER)
                .sign(SignatureStyle.of(other.key));
        HttpResponse<String> last = other.postForm(
                "/saml/slo",
                Posts.response(no.xml(), Party.field(first, "RelayState").orElseThrow()));
        assertThat(last.body()).contains("action=\"" + party.base() + "/slo\"");
        String response = Posts.message(Party.field(last, "SAMLResponse").orElseThrow());
        assertThat(response).contains(String.valueOf(Status.PARTIAL_LOGOUT.detail()), "InResponseTo=\"_ask\"");
    }

    @Test
    void aRequestThatIsNotSignedByItsIssuerEndsNothing() throws Exception {
        SignedIn here = signIn();
        List<HttpResponse<String>> answers = List.of(
                post(party, request(here)),
                post(party, request(here).sign(SignatureStyle.of(other.key))),
                party.get("/saml/slo?"
                        + RedirectBinding.query("SAMLRequest", request(here).xml(), null, null)));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(400));
        assertThat(signedIn(here)).isTrue();
    }

    @Test
    void faultsWaitForLogoutMessages() throws Exception {
        assertThat(requestWith(Fault.UNSIGNED)).doesNotContain("Signature");
        assertThat(requestWith(Fault.SHA1_SIGNATURE)).contains(SignatureStyle.RSA_SHA1);
        assertThat(requestWith(Fault.WRONG_ISSUER)).contains(Responses.OTHER);
        assertThat(requestWith(Fault.MISSING_ISSUER)).doesNotContain("Issuer");
        assertThat(requestWith(Fault.WRONG_DESTINATION)).contains("Destination=\"" + Responses.OTHER);
        assertThat(requestWith(Fault.UNKNOWN_SESSION)).contains("_no-such-session");
        assertThat(requestWith(Fault.DOCUMENT_TYPE)).startsWith("<!DOCTYPE");
        assertThat(requestWith(Fault.REPLAYED_LOGOUT)).contains("ID=\"_replayed-");
        assertThat(Verifier.verifies(Xml.parse(requestWith(Fault.BAD_SIGNATURE)), publishedKeys()))
                .isFalse();
        assertThat(Verifier.verifies(Xml.parse(requestWith(Fault.UNKNOWN_KEY)), publishedKeys()))
                .isFalse();
        String expired = requestWith(Fault.EXPIRED_TOKEN);
        assertThat(Instant.parse(Xml.parse(expired).getDocumentElement().getAttribute("NotOnOrAfter")))
                .isBefore(Instant.now().minusSeconds(3_000));
        assertThat(responseWith(Fault.PARTIAL_LOGOUT)).contains(String.valueOf(Status.PARTIAL_LOGOUT.detail()));
        assertThat(responseWith(Fault.LOGOUT_FAILED)).contains(Status.RESPONDER.code());
        assertThat(responseWith(Fault.WRONG_IN_RESPONSE_TO)).doesNotContain("InResponseTo=\"_ask\"");
        assertThat(responseWith(Fault.MISSING_IN_RESPONSE_TO)).doesNotContain("InResponseTo");
    }

    private String requestWith(Fault fault) {
        signIn();
        idp.fault(fault, 1, Place.LOGOUT);
        HttpResponse<String> answer = signOutEverywhere("post");
        return Posts.message(Party.field(answer, "SAMLRequest").orElseThrow());
    }

    private String responseWith(Fault fault) {
        SignedIn here = signIn();
        idp.fault(fault, 1, Place.LOGOUT);
        HttpResponse<String> answer = post(party, request(here).sign(SignatureStyle.of(party.key)));
        return Posts.message(Party.field(answer, "SAMLResponse").orElseThrow());
    }

    private record SignedIn(String index, String cookie) {}

    private SignedIn signIn() {
        HttpResponse<String> answer = party.redirect(party.authnRequest(), "login_hint=" + ada);
        String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        String index = Xml.first(Party.response(answer), Xml.ASSERTION, "AuthnStatement")
                .orElseThrow()
                .getAttribute("SessionIndex");
        return new SignedIn(index, cookie.substring(0, cookie.indexOf(';')));
    }

    private static boolean signedIn(SignedIn person) {
        String passive = party.authnRequest(party.entityId(), "IsPassive=\"true\"", "");
        String query = RedirectBinding.query("SAMLRequest", passive, null, SignatureStyle.of(party.key));
        HttpResponse<String> answer = party.get("/saml/sso?" + query, "cookie", person.cookie());
        return !Xml.text(Party.response(answer)).contains("NoPassive");
    }

    private HttpResponse<String> signOutEverywhere(String binding) {
        String subject = Person.of("", "Ada", ada).subject();
        return party.postForm("/sign-out-everywhere", Map.of("person", subject, "binding", binding));
    }

    private void checkRequest(Document request, String index) {
        assertThatCode(() -> Schemas.protocol().newValidator().validate(Schemas.source(Xml.text(request))))
                .doesNotThrowAnyException();
        Element root = request.getDocumentElement();
        assertThat(root.getAttribute("Destination")).isEqualTo(party.base() + "/slo");
        assertThat(Instant.parse(root.getAttribute("NotOnOrAfter"))).isAfter(Instant.now());
        assertThat(Xml.first(request, Xml.ASSERTION, "NameID").orElseThrow().getTextContent())
                .isEqualTo(ada);
        assertThat(Xml.first(request, Xml.PROTOCOL, "SessionIndex")
                        .orElseThrow()
                        .getTextContent())
                .isEqualTo(index);
    }

    private LogoutRequestDraft request(SignedIn person) {
        return LogoutRequestDraft.of(
                        party.entityId(),
                        idp.issuer() + "/saml/slo",
                        NameId.of(ada, NameId.EMAIL),
                        List.of(person.index()),
                        Instant.now())
                .id("_ask");
    }

    private static LogoutResponseDraft response(@Nullable Document request, Status status) {
        String asked =
                request == null ? "_nobody-asked" : request.getDocumentElement().getAttribute("ID");
        return LogoutResponseDraft.of(party.entityId(), idp.issuer() + "/saml/slo", asked, Instant.now())
                .status(status);
    }

    private static HttpResponse<String> post(Party from, LogoutRequestDraft draft) {
        return from.postForm("/saml/slo", Posts.fields("SAMLRequest", draft.xml(), null));
    }

    private static List<PublicKey> publishedKeys() throws Exception {
        return SamlSignInTest.keys(party.get("/saml/metadata").body());
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }

    private static Map<String, String> query(URI location) {
        return Arrays.stream(location.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
