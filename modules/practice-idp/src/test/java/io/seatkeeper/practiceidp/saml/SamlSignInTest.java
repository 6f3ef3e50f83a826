package io.seatkeeper.practiceidp.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.Schemas;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Verifier;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.people.Person;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The SAML sign-in that goes right, and what is refused along the way. */
class SamlSignInTest {
    private static Vertx vertx;
    private static PracticeIdp idp;
    private static Party party;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        PracticeIdpVerticle verticle = new PracticeIdpVerticle(PracticeIdpSettings.atAnyPort());
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get();
        idp = verticle.idp();
        party = new Party(idp.issuer());
    }

    @AfterAll
    static void stop() throws Exception {
        party.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void metadataIsValidAndNamesEveryEndpointAndKey() {
        String text = party.get("/saml/metadata").body();
        assertThatCode(() -> Schemas.metadata().newValidator().validate(Schemas.source(text)))
                .doesNotThrowAnyException();
        assertThat(text)
                .contains("entityID=\"" + idp.issuer() + "/saml/metadata\"")
                .contains("Location=\"" + idp.issuer() + "/saml/sso\"")
                .contains("Location=\"" + idp.issuer() + "/saml/slo\"")
                .contains("HTTP-Redirect", "HTTP-POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "post"})
    void aHintThatNamesAPersonSignsThemInWithoutAPage(String binding) throws Exception {
        HttpResponse<String> answer = binding.equals("post")
                ? party.post(party.authnRequest(), "login_hint=ada+okafor")
                : party.redirect(party.authnRequest(), "login_hint=ada+okafor");
        assertThat(Party.field(answer, "RelayState")).contains("state & more");
        assertThat(answer.body()).contains("action=\"" + party.acs() + "\"");
        Document response = Party.response(answer);
        assertThatCode(() -> Schemas.protocol().newValidator().validate(Schemas.source(Xml.text(response))))
                .doesNotThrowAnyException();
        Element root = response.getDocumentElement();
        assertThat(root.getAttribute("InResponseTo")).isEqualTo(Party.REQUEST_ID);
        assertThat(root.getAttribute("Destination")).isEqualTo(party.acs());
        assertThat(text(response, "Issuer")).isEqualTo(idp.issuer() + "/saml/metadata");
        assertThat(text(response, "NameID")).isEqualTo("ada.okafor@acme.example");
        assertThat(text(response, "Audience")).isEqualTo(party.entityId());
        assertThat(values(response, "firstName")).containsExactly("Ada");
        assertThat(values(response, "groups")).containsExactly("Engineering");
        assertThat(Verifier.verifies(assertion(response), publishedKeys(""))).isTrue();
    }

    @Test
    void theRequestsSubjectNamesThePerson() {
        String subject = "<saml:Subject><saml:NameID>newcomer@acme.example</saml:NameID></saml:Subject>";
        String request = party.authnRequest(party.entityId(), "", subject);
        assertThat(text(Party.response(party.redirect(request, "")), "NameID")).isEqualTo("newcomer@acme.example");
    }

    @Test
    void aHintThatNobodyHasYetIsANewPerson() {
        Document response = party.response("login_hint=grace.hopper@acme.example");
        assertThat(values(response, "displayName")).containsExactly("Grace Hopper");
        assertThat(text(response, "NameID")).isEqualTo("grace.hopper@acme.example");
    }

    @Test
    void withoutAHintSomebodyIsPickedOnAPage() {
        HttpResponse<String> page = party.redirect(party.authnRequest(), "");
        assertThat(page.body())
                .contains("Who are you today?", "Wrapped assertion")
                .doesNotContain("Wrong nonce");
        String handle = Party.field(page, "request").orElseThrow();
        Person nirmala = Person.of("", "Nirmala", "nirmala@acme.example");
        Document picked =
                Party.response(party.postForm("/saml/choice", Map.of("request", handle, "person", nirmala.subject())));
        assertThat(text(picked, "NameID")).isEqualTo(nirmala.email());
        Document declined = Party.response(party.postForm("/saml/choice", Map.of("request", handle, "decline", "yes")));
        assertThat(Xml.text(declined)).contains("status:AuthnFailed").doesNotContain("Assertion ");
        HttpResponse<String> again = party.get("/saml/choice?request=" + handle + "&practice_fault=unsigned");
        assertThat(again.body()).contains("This sign-in will go wrong: Not signed.");
    }

    @Test
    void aPassiveRequestIsAnsweredForWhoeverIsSignedInAlready() {
        String passive = party.authnRequest(party.entityId(), "IsPassive=\"true\"", "");
        assertThat(Xml.text(Party.response(party.redirect(passive, "")))).contains("status:NoPassive");
        String cookie = cookie(party.redirect(party.authnRequest(), "login_hint=Nirmala"));
        assertThat(text(Party.response(get(passive, cookie)), "NameID")).isEqualTo("nirmala@acme.example");
        String forced = party.authnRequest(party.entityId(), "IsPassive=\"true\" ForceAuthn=\"1\"", "");
        assertThat(Xml.text(Party.response(get(forced, cookie)))).contains("status:NoPassive");
    }

    @Test
    void forceAuthnMakesANewSession() {
        String cookie = cookie(party.redirect(party.authnRequest(), "login_hint=Nirmala"));
        Document running = Party.response(get(party.authnRequest(), cookie, "login_hint=Nirmala"));
        Document same = Party.response(get(party.authnRequest(), cookie, "login_hint=Nirmala"));
        String forced = party.authnRequest(party.entityId(), "ForceAuthn=\"true\"", "");
        Document anew = Party.response(get(forced, cookie, "login_hint=Nirmala"));
        assertThat(sessionIndex(same)).isEqualTo(sessionIndex(running)).isNotEqualTo(sessionIndex(anew));
    }

    @ParameterizedTest
    @CsvSource({
        "assertion, rsa-sha256, " + SignatureStyle.RSA_SHA256,
        "response, rsa-pss, " + SignatureStyle.RSA_PSS_SHA256,
        "both, ecdsa-sha256, " + SignatureStyle.ECDSA_SHA256
    })
    void signsWhatIsAskedFor(String sign, String alg, String method) throws Exception {
        String wishes = "sign=" + sign + "&alg=" + alg;
        Document response = party.response("login_hint=Nirmala&" + wishes);
        List<PublicKey> keys = publishedKeys("?alg=" + alg);
        NodeList signatures = response.getElementsByTagNameNS(Xml.SIGNATURE, "Signature");
        assertThat(signatures.getLength()).isEqualTo(sign.equals("both") ? 2 : 1);
        assertThat(Xml.text(response)).contains("Algorithm=\"" + method + "\"");
        Element parent = (Element) signatures.item(0).getParentNode();
        assertThat(parent.getLocalName()).isEqualTo(sign.equals("assertion") ? "Assertion" : "Response");
        assertThat(Verifier.verifies(sign.equals("response") ? response : assertion(response), keys))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"assertion, EncryptedAssertion", "nameid, EncryptedID", "both, EncryptedAssertion"})
    void encryptsWhatIsAskedForToTheKeyInTheMetadata(String encrypt, String element) {
        String text = Xml.text(party.response("login_hint=Nirmala&encrypt=" + encrypt));
        assertThat(text).contains("<saml:" + element, "xmlenc11#aes256-gcm", "rsa-oaep-mgf1p");
        assertThat(text).doesNotContain("<saml:NameID");
        assertThat(party.get("/saml/metadata?encrypt=" + encrypt).body()).contains("/saml/sso?encrypt=" + encrypt);
    }

    @ParameterizedTest
    @CsvSource({
        "persistent, " + NameId.PERSISTENT,
        "transient, " + NameId.TRANSIENT,
        "unspecified, " + NameId.UNSPECIFIED,
        "email, " + NameId.EMAIL,
        "none, ''"
    })
    void theNameIdHasTheFormatThatIsAskedFor(String wish, String format) {
        Document response = party.response("login_hint=Nirmala&nameid=" + wish);
        Element name = Xml.first(response, Xml.ASSERTION, "NameID").orElseThrow();
        assertThat(name.getAttribute("Format")).isEqualTo(format);
        String policy = "<samlp:NameIDPolicy Format=\"" + NameId.PERSISTENT + "\"/>";
        Document asked =
                Party.response(party.redirect(party.authnRequest(party.entityId(), "", policy), "login_hint=Nirmala"));
        assertThat(text(asked, "NameID"))
                .isEqualTo(Person.of("", "Nirmala", "nirmala@acme.example").subject());
    }

    @Test
    void aTileSignsInWithoutARequest() {
        HttpResponse<String> answer = party.get(
                "/saml/initiate?sp=" + Party.encoded(party.entityId()) + "&login_hint=Nirmala&RelayState=%2Fcourse");
        Document response = Party.response(answer);
        assertThat(Xml.text(response)).doesNotContain("InResponseTo");
        assertThat(Party.field(answer, "RelayState")).contains("/course");
        assertThat(answer.body()).contains("action=\"" + party.acs() + "\"");
        assertThat(party.get("/?sp=" + Party.encoded(party.entityId())).body()).contains("/saml/initiate?sp=");
        assertThat(party.get("/?sp=https%3A%2F%2Fexample.com%2F").body())
                .contains("not on this machine")
                .doesNotContain("/saml/initiate?");
    }

    @Test
    void aKeyThatRolledOverIsPublishedBesideTheOneBefore() throws Exception {
        PracticeIdp rolling = idp.at("rolling");
        try (Party there = new Party(rolling.issuer())) {
            Document before = there.response("login_hint=Nirmala");
            rolling.roll();
            Document after = there.response("login_hint=Nirmala");
            List<PublicKey> keys = keys(there.get("/saml/metadata").body());
            assertThat(keys).hasSize(2);
            assertThat(Verifier.verifies(assertion(before), keys.subList(1, 2))).isTrue();
            assertThat(Verifier.verifies(assertion(after), keys.subList(0, 1))).isTrue();
        }
    }

    @Test
    void answersNowhereElseThanOnThisMachine() {
        String stranger =
                party.authnRequest("https://sp.example", "AssertionConsumerServiceURL=\"https://sp.example/acs\"", "");
        HttpResponse<String> answer = party.redirect(stranger, "login_hint=Nirmala");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not an address on this machine").doesNotContain("SAMLResponse");
    }

    @Test
    void aStrangerWithAnAddressOnThisMachineIsTakenAtItsWord() {
        String stranger = party.authnRequest("stranger", "AssertionConsumerServiceURL=\"http://localhost:1/acs\"", "");
        Document response = Party.response(party.redirect(stranger, "login_hint=Nirmala"));
        assertThat(text(response, "Audience")).isEqualTo("stranger");
    }

    @Test
    void anAddressThatTheMetadataDoesNotNameIsRefused() {
        String other =
                party.authnRequest(party.entityId(), "AssertionConsumerServiceURL=\"http://localhost:1/acs\"", "");
        HttpResponse<String> answer = party.redirect(other, "login_hint=Nirmala");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("none of those in the metadata");
    }

    @Test
    void aRequestThatItsSenderDidNotSignIsRefused() throws Exception {
        try (Party forger = new Party(idp.issuer())) {
            for (HttpResponse<String> answer : List.of(
                    forger.redirect(party.authnRequest(), "login_hint=Nirmala"),
                    forger.post(party.authnRequest(), "login_hint=Nirmala"))) {
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).contains("signed by a key published there");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest=%25%25", "SAMLRequest=AAAA", "", "SAMLRequest=fVLLTsMwEPwVy"})
    void whatIsNoRequestIsAnsweredByAPage(String query) {
        assertThat(party.get("/saml/sso?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void adoctypeInARequestIsRefused() {
        assertThat(party.redirect("<!DOCTYPE a [<!ENTITY b 'c'>]>" + party.authnRequest(), "")
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> get(String request, String cookie, String... query) {
        String signed = io.seatkeeper.practiceidp.message.RedirectBinding.query(
                "SAMLRequest", request, null, SignatureStyle.of(party.key));
        return party.get("/saml/sso?" + signed + "&" + String.join("&", query), "cookie", cookie);
    }

    private static String cookie(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String sessionIndex(Document response) {
        return Xml.first(response, Xml.ASSERTION, "AuthnStatement")
                .orElseThrow()
                .getAttribute("SessionIndex");
    }

    private static String text(Document response, String name) {
        return Xml.first(response, Xml.ASSERTION, name).orElseThrow().getTextContent();
    }

    private static List<String> values(Document response, String attribute) {
        List<String> values = new ArrayList<>();
        NodeList all = response.getElementsByTagNameNS(Xml.ASSERTION, "AttributeValue");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i).getParentNode()).getAttribute("Name").equals(attribute)) {
                values.add(all.item(i).getTextContent());
            }
        }
        return values;
    }

    /** The assertion as a document of its own. */
    private static Document assertion(Document response) {
        Document alone = Xml.parse("<x/>");
        Element taken = (Element)
                alone.importNode(Xml.first(response, Xml.ASSERTION, "Assertion").orElseThrow(), true);
        alone.replaceChild(taken, alone.getDocumentElement());
        Xml.knowIds(taken);
        return alone;
    }

    private static List<PublicKey> publishedKeys(String query) throws Exception {
        return keys(party.get("/saml/metadata" + query).body());
    }

    static List<PublicKey> keys(String metadata) throws Exception {
        List<PublicKey> keys = new ArrayList<>();
        NodeList all = Xml.parse(metadata).getElementsByTagNameNS(Xml.SIGNATURE, "X509Certificate");
        for (int i = 0; i < all.getLength(); i++) {
            byte[] der = Base64.getMimeDecoder().decode(all.item(i).getTextContent());
            keys.add(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey());
        }
        return keys;
    }
}
