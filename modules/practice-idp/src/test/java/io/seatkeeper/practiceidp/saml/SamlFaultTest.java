package io.seatkeeper.practiceidp.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.practiceidp.PracticeIdp;
import io.seatkeeper.practiceidp.PracticeIdpSettings;
import io.seatkeeper.practiceidp.PracticeIdpVerticle;
import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import io.seatkeeper.practiceidp.tenant.Place;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Each fault does the one thing wrong that it says; the sign-in after it is right again. */
class SamlFaultTest {
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
    void timesAreWrongByAnHour() {
        Instant now = Instant.now();
        Document expired = response(Fault.EXPIRED_TOKEN);
        assertThat(instant(expired, "Conditions", "NotOnOrAfter")).isBefore(now.minusSeconds(3_000));
        assertThat(instant(expired, "SubjectConfirmationData", "NotOnOrAfter")).isBefore(now.minusSeconds(3_000));
        assertThat(Xml.text(response(Fault.MISSING_EXPIRY))).doesNotContain("NotOnOrAfter");
        assertThat(instant(response(Fault.FUTURE_NOT_BEFORE), "Conditions", "NotBefore"))
                .isAfter(now.plusSeconds(3_000));
        assertThat(instant(response(Fault.FUTURE_ISSUED_AT), "Assertion", "IssueInstant"))
                .isAfter(now.plusSeconds(3_000));
    }

    @Test
    void namesAndAddressesAreSomebodyElses() {
        assertThat(text(response(Fault.WRONG_AUDIENCE), "Audience")).isEqualTo(Responses.OTHER);
        assertThat(Xml.first(response(Fault.MISSING_AUDIENCE), Xml.ASSERTION, "Audience"))
                .isEmpty();
        Element spoken = assertion(response(Fault.WRONG_ISSUER));
        assertThat(spoken.getFirstChild().getTextContent()).isEqualTo(Responses.OTHER);
        assertThat(assertion(response(Fault.MISSING_ISSUER)).getFirstChild().getLocalName())
                .isEqualTo("Signature");
        assertThat(attribute(response(Fault.WRONG_RECIPIENT), "SubjectConfirmationData", "Recipient"))
                .isEqualTo(Responses.OTHER);
        assertThat(attribute(response(Fault.NOT_BEARER), "SubjectConfirmation", "Method"))
                .endsWith(":holder-of-key");
        assertThat(Xml.text(response(Fault.MISSING_AUTHN_STATEMENT))).doesNotContain("AuthnStatement");
        assertThat(root(Fault.WRONG_DESTINATION).getAttribute("Destination")).isEqualTo(Responses.OTHER);
        assertThat(root(Fault.WRONG_IN_RESPONSE_TO).getAttribute("InResponseTo"))
                .isNotEqualTo(Party.REQUEST_ID)
                .isNotEmpty();
        assertThat(Xml.text(response(Fault.MISSING_IN_RESPONSE_TO))).doesNotContain("InResponseTo");
    }

    @Test
    void thePersonIsNotWhoOneExpects() {
        assertThat(Xml.text(response(Fault.NO_EMAIL)))
                .doesNotContain("nirmala@")
                .contains(NameId.PERSISTENT);
        assertThat(Xml.first(response(Fault.NO_SUB), Xml.ASSERTION, "NameID")).isEmpty();
        assertThat(attribute(response(Fault.TRANSIENT_NAME), "NameID", "Format"))
                .isEqualTo(NameId.TRANSIENT);
        assertThat(Xml.text(response(Fault.ACCESS_DENIED)))
                .contains("status:AuthnFailed")
                .doesNotContain("<saml:Assertion");
    }

    @Test
    void signaturesAreMissingOrWeak() {
        assertThat(Xml.text(response(Fault.UNSIGNED))).doesNotContain("Signature");
        assertThat(Xml.text(response(Fault.SHA1_SIGNATURE))).contains(SignatureStyle.RSA_SHA1);
        assertThat(Xml.text(response(Fault.SHA1_DIGEST)))
                .contains(SignatureStyle.RSA_SHA256, "DigestMethod Algorithm=\"" + SignatureStyle.SHA1);
        String metadata = party.get("/saml/metadata").body();
        assertThat(metadata).contains(certificate(party.response("login_hint=Nirmala")));
        assertThat(metadata).doesNotContain(certificate(response(Fault.UNKNOWN_KEY)));
        assertThat(certificate(response(Fault.ROLLED_KEY))).isNotIn(metadata);
        assertThat(party.get("/saml/metadata").body()).contains(certificate(response(Fault.BAD_SIGNATURE)));
    }

    @Test
    void theShapeIsThatOfAnAttack() {
        Document wrapped = response(Fault.WRAPPED_ASSERTION);
        assertThat(Xml.text(wrapped))
                .containsPattern("</ds:Signature><saml:Subject><saml:NameID[^>]*>" + Forgeries.NAME)
                .containsPattern("(?s)<ds:Object><saml:Assertion .*nirmala@.*</ds:Object>");
        Document outer = response(Fault.WRAPPED_RESPONSE);
        assertThat(Xml.text(outer)).containsPattern("(?s)<samlp:Extensions><samlp:Response .*</samlp:Extensions>");
        Document two = response(Fault.TWO_ASSERTIONS);
        assertThat(two.getElementsByTagNameNS(Xml.ASSERTION, "Assertion").getLength())
                .isEqualTo(2);
        Document same = response(Fault.DUPLICATE_ID);
        assertThat(same.getDocumentElement().getAttribute("ID"))
                .isEqualTo(assertion(same).getAttribute("ID"));
        assertThat(Xml.text(response(Fault.COMMENT_IN_NAME))).contains("nirmala@acme.example<!-- -->.evil.example<");
        String doctype = Posts.message(
                Party.field(answer(Fault.DOCUMENT_TYPE), "SAMLResponse").orElseThrow());
        assertThat(doctype).startsWith("<!DOCTYPE");
    }

    @Test
    void theCipherIsWeakOrTheKeyAnothers() {
        assertThat(Xml.text(response(Fault.RSA15_KEY_TRANSPORT)))
                .contains("EncryptedAssertion", EncryptionStyle.RSA_15, EncryptionStyle.AES256_GCM);
        assertThat(Xml.text(response(Fault.CBC_WITHOUT_SIGNATURE)))
                .contains("EncryptedAssertion", EncryptionStyle.AES256_CBC)
                .doesNotContain("Signature>");
        assertThat(Xml.text(response(Fault.ENCRYPTED_FOR_ANOTHER))).contains("EncryptedAssertion");
    }

    @Test
    void aReplayBearsTheSameIdEachTime() {
        String first = assertion(response(Fault.REPLAYED_ASSERTION)).getAttribute("ID");
        assertThat(assertion(response(Fault.REPLAYED_ASSERTION)).getAttribute("ID"))
                .isEqualTo(first);
        assertThat(assertion(party.response("login_hint=Nirmala")).getAttribute("ID"))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfThisProtocolCanBeAskedForAndNoOther(Fault fault) {
        HttpResponse<String> answer = answer(fault);
        assertThat(answer.statusCode()).isEqualTo(fault.spoilsSignInBy(Protocols.SAML) ? 200 : 400);
    }

    @Test
    void aQueuedFaultStrikesOnceAndIsInTheLog() {
        idp.fault(Fault.WRONG_NONCE);
        idp.fault(Fault.UNSIGNED);
        assertThat(Xml.text(party.response("login_hint=Nirmala"))).doesNotContain("Signature>");
        assertThat(Xml.text(party.response("login_hint=Nirmala"))).contains("Signature>");
        assertThat(idp.log()).anySatisfy(entry -> {
            assertThat(entry.path()).isEqualTo("/saml/sso");
            assertThat(entry.fault()).isEqualTo("unsigned");
        });
        idp.clearFaults();
    }

    @Test
    void metadataFailsAsAsked() {
        idp.fault(Fault.TOKEN_ENDPOINT_ERROR, 1, Place.METADATA);
        idp.fault(Fault.WRONG_ISSUER, 1, Place.METADATA);
        assertThat(party.get("/saml/metadata").statusCode()).isEqualTo(500);
        assertThat(party.get("/saml/metadata").body()).contains("entityID=\"" + Responses.OTHER + "\"");
        assertThat(party.get("/saml/metadata").body()).contains("entityID=\"" + idp.issuer());
    }

    private static HttpResponse<String> answer(Fault fault) {
        return party.redirect(party.authnRequest(), "login_hint=" + Party.encoded("Nirmala;fault=" + fault.wireName()));
    }

    private static Document response(Fault fault) {
        return Party.response(answer(fault));
    }

    private static Element root(Fault fault) {
        return response(fault).getDocumentElement();
    }

    private static Element assertion(Document response) {
        return Xml.first(response, Xml.ASSERTION, "Assertion").orElseThrow();
    }

    private static String text(Document response, String name) {
        return Xml.first(response, Xml.ASSERTION, name).orElseThrow().getTextContent();
    }

    private static String attribute(Document response, String element, String name) {
        return Xml.first(response, Xml.ASSERTION, element).orElseThrow().getAttribute(name);
    }

    private static Instant instant(Document response, String element, String name) {
        return Instant.parse(attribute(response, element, name));
    }

    private static String certificate(Document response) {
        return Xml.first(response, Xml.SIGNATURE, "X509Certificate")
                .orElseThrow()
                .getTextContent()
                .replaceAll("\\s", "");
    }
}
