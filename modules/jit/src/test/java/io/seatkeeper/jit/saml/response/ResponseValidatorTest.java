package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.ACS;
import static io.seatkeeper.jit.saml.response.Scene.NOW;
import static io.seatkeeper.jit.saml.response.Scene.REQUEST;
import static io.seatkeeper.jit.saml.response.Scene.SP;
import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.assertion;
import static io.seatkeeper.jit.saml.response.Scene.rejected;
import static io.seatkeeper.jit.saml.response.Scene.response;
import static io.seatkeeper.jit.saml.response.Scene.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Request;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Unsolicited;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.Confirmation;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.Signer;
import io.seatkeeper.practiceidp.message.Status;
import io.seatkeeper.practiceidp.message.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** One fault at a time, each beside the answer without it. */
class ResponseValidatorTest {
    private static final Instant TOO_LATE = NOW.minusSeconds(60);
    private static final Instant JUST_IN_TIME = NOW.minusSeconds(59);
    private static final Instant TOO_EARLY = NOW.plusSeconds(61);
    private static final Instant JUST_ABOUT = NOW.plusSeconds(60);

    @Test
    void aSoundAnswerYieldsWhatItSays() {
        SamlOutcome.Accepted outcome =
                accepted(signed(it -> it.id("_a1").sessionIndex("s1").sessionNotOnOrAfter(NOW.plusSeconds(600))));

        assertThat(outcome.identity().externalSsoId()).isEqualTo("ada@acme.example");
        assertThat(outcome.identity().email()).contains("ada@acme.example");
        assertThat(outcome.identity().emailProven()).isTrue();
        assertThat(outcome.identity().name())
                .isEqualTo(new PersonName(Optional.empty(), Optional.of("Ada"), Optional.of("Lovelace")));
        assertThat(outcome.identity().authMethod()).isEqualTo(AuthMethod.SAML);
        assertThat(outcome.assertionId()).isEqualTo("_a1");
        assertThat(outcome.inResponseTo()).contains(REQUEST);
        assertThat(outcome.sessionIndex()).contains("s1");
        assertThat(outcome.sessionExpiry()).contains(NOW.plusSeconds(600));
        assertThat(outcome.replayableUntil()).isEqualTo(NOW.plusSeconds(300 + 60));
        assertThat(outcome.nameId()).isPresent();
        assertThat(outcome.checks()).allMatch(Check::passed);
    }

    @Test
    void theAddressIsReadByTheNameThatKeycloakHasForIt() {
        String xml = response()
                .with(AssertionDraft.of(Scene.IDP, ACS, SP, REQUEST, NameId.of("G-1", NameId.PERSISTENT), NOW)
                        .attribute("urn:oid:1.2.840.113549.1.9.1", "ada@acme.example")
                        .sign(STYLE))
                .xml();

        assertThat(accepted(xml).identity().email()).contains("ada@acme.example");
    }

    @Test
    void aMarkIsKeptForADayAtMost() {
        assertThat(accepted(signed(it -> it.confirmations(bearer(ACS, REQUEST, null, NOW.plus(Duration.ofDays(900))))))
                        .replayableUntil())
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void base64WithLineBreaksIsRead() {
        String posted = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'})
                .encodeToString(signed(it -> it).getBytes(StandardCharsets.UTF_8));

        assertThat(ResponseValidator.validate(posted, Scene.expectation(), NOW))
                .isInstanceOf(SamlOutcome.Accepted.class);
        assertThat(ResponseValidator.claimedRequest(posted)).contains(REQUEST);
        assertThat(ResponseValidator.claimedRequest("no base64!")).isEmpty();
    }

    @Test
    void theStatusMustBeSuccess() {
        SamlOutcome.Rejected outcome =
                rejected(response().status(Status.AUTHN_FAILED).xml(), ErrorCode.SAML_IDP_ERROR);

        assertThat(outcome.checks().getLast().received())
                .contains("AuthnFailed")
                .contains("the practice provider");
    }

    @Test
    void theResponseMustComeFromTheConnectionsProvider() {
        rejected(
                response()
                        .issuer("https://idp.example/saml/")
                        .with(assertion().sign(STYLE))
                        .xml(),
                ErrorCode.SAML_ISSUER_MISMATCH);
        rejected(response().issuer(null).with(assertion().sign(STYLE)).xml(), ErrorCode.SAML_ISSUER_MISMATCH);
        rejected(signed(it -> it.issuer("https://other.example")), ErrorCode.SAML_ISSUER_MISMATCH);
    }

    @Test
    void theDestinationMustBeWhereItWasReceived() {
        rejected(
                response().destination(ACS + "/").with(assertion().sign(STYLE)).xml(),
                ErrorCode.SAML_DESTINATION_MISMATCH);
        rejected(response().destination(null).with(assertion().sign(STYLE)).xml(), ErrorCode.SAML_DESTINATION_MISMATCH);
    }

    @Test
    void theResponseMustAnswerTheRequest() {
        rejected(
                response()
                        .inResponseTo("_request-2")
                        .with(assertion().sign(STYLE))
                        .xml(),
                ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH);
        rejected(
                response().inResponseTo(null).with(assertion().sign(STYLE)).xml(),
                ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH);
        rejected(
                signed(it -> it.confirmations(bearer(ACS, "_request-2", null, NOW.plusSeconds(60)))),
                ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH);
        rejected(
                signed(it -> it.confirmations(bearer(ACS, null, null, NOW.plusSeconds(60)))),
                ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH);
    }

    @Test
    void anAnswerThatNobodyAskedForIsTakenOnlyWhereItMayAndFresh() {
        String unasked = unasked(NOW);

        rejected(unasked, Scene.unasked(Unsolicited.REFUSED), ErrorCode.SAML_UNSOLICITED);
        assertThat(accepted(unasked, Scene.unasked(Unsolicited.TAKEN)).inResponseTo())
                .isEmpty();
        accepted(unasked(NOW.minusSeconds(360)), Scene.unasked(Unsolicited.TAKEN));
        rejected(unasked(NOW.minusSeconds(361)), Scene.unasked(Unsolicited.TAKEN), ErrorCode.SAML_TOO_OLD);
        accepted(unasked(NOW.minusSeconds(361)), Scene.unasked(Unsolicited.NOT_JUDGED));
    }

    @Test
    void anAnswerThatNobodyAskedForNamesNoRequest() {
        rejected(signed(it -> it), Scene.unasked(Unsolicited.TAKEN), ErrorCode.SAML_UNSOLICITED);
        rejected(
                response().inResponseTo(null).with(assertion().sign(STYLE)).xml(),
                Scene.unasked(Unsolicited.TAKEN),
                ErrorCode.SAML_UNSOLICITED);
        accepted(signed(it -> it), Scene.unasked(Unsolicited.NOT_JUDGED));
    }

    @Test
    void nothingIsIssuedInTheFuture() {
        accepted(response()
                .issueInstant(JUST_ABOUT)
                .with(assertion().sign(STYLE))
                .xml());
        rejected(
                response().issueInstant(TOO_EARLY).with(assertion().sign(STYLE)).xml(),
                ErrorCode.SAML_ISSUED_IN_FUTURE);
        rejected(signed(it -> it.issueInstant(TOO_EARLY)), ErrorCode.SAML_ISSUED_IN_FUTURE);
        rejected(signed(it -> it.authnInstant(TOO_EARLY)), ErrorCode.SAML_ISSUED_IN_FUTURE);
    }

    @Test
    void theRecipientMustBeWhereItWasReceived() {
        rejected(
                signed(it -> it.confirmations(bearer("https://other.example/acs", REQUEST, null, NOW.plusSeconds(60)))),
                ErrorCode.SAML_RECIPIENT_MISMATCH);
        rejected(
                signed(it -> it.confirmations(bearer(null, REQUEST, null, NOW.plusSeconds(60)))),
                ErrorCode.SAML_RECIPIENT_MISMATCH);
    }

    @Test
    void oneBearerConfirmationMustHold() {
        Confirmation sound = bearer(ACS, REQUEST, null, NOW.plusSeconds(60));
        Confirmation holder = new Confirmation(
                "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key", ACS, REQUEST, null, NOW.plusSeconds(60));
        Confirmation elsewhere = bearer("https://other.example/acs", REQUEST, null, NOW.plusSeconds(60));

        accepted(signed(it -> it.confirmations(holder, elsewhere, sound)));
        rejected(signed(it -> it.confirmations(holder)), ErrorCode.SAML_SUBJECT_CONFIRMATION_INVALID);
        rejected(signed(it -> it.confirmations()), ErrorCode.SAML_SUBJECT_CONFIRMATION_INVALID);
    }

    @Test
    void theConfirmationEnds() {
        accepted(signed(it -> it.confirmations(bearer(ACS, REQUEST, null, JUST_IN_TIME))));
        rejected(signed(it -> it.confirmations(bearer(ACS, REQUEST, null, TOO_LATE))), ErrorCode.SAML_EXPIRED);
        rejected(signed(it -> it.confirmations(bearer(ACS, REQUEST, null, null))), ErrorCode.SAML_EXPIRED);
        rejected(
                signed(it -> it.confirmations(bearer(ACS, REQUEST, TOO_EARLY, NOW.plusSeconds(90)))),
                ErrorCode.SAML_NOT_YET_VALID);
    }

    @Test
    void theConditionsHoldForTheirTime() {
        accepted(signed(it -> it.notOnOrAfter(JUST_IN_TIME).notBefore(TOO_LATE)));
        rejected(signed(it -> it.notOnOrAfter(TOO_LATE)), ErrorCode.SAML_EXPIRED);
        accepted(signed(it -> it.notBefore(JUST_ABOUT)));
        rejected(signed(it -> it.notBefore(TOO_EARLY)), ErrorCode.SAML_NOT_YET_VALID);
        accepted(signed(it -> it.notBefore(null).notOnOrAfter(null)));
    }

    @Test
    void theAudienceMustBeUs() {
        accepted(signed(it -> it.audiences(List.of("https://other.example", SP))));
        rejected(signed(it -> it.audiences(List.of(SP + "x"))), ErrorCode.SAML_AUDIENCE_MISMATCH);
        rejected(signed(it -> it.audiences(null)), ErrorCode.SAML_AUDIENCE_MISMATCH);
    }

    @Test
    void aConditionThatIsNotUnderstoodVoidsTheAssertion() {
        accepted(withCondition("<saml:OneTimeUse/>"));
        rejected(
                withCondition("<saml:Condition xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"saml:OneTimeUseType\"/>"),
                ErrorCode.SAML_CONDITION_UNKNOWN);
    }

    @Test
    void theAssertionSaysThatThePersonProvedWhoTheyAre() {
        rejected(signed(it -> it.statement(false)), ErrorCode.SAML_AUTHN_STATEMENT_MISSING);
    }

    @Test
    void aFreshProofIsFreshWhereItWasAskedFor() {
        ResponseExpectation fresh = Scene.answering(new Request(REQUEST, Optional.of(NOW), List.of()));

        accepted(signed(it -> it.authnInstant(NOW.minusSeconds(60))), fresh);
        rejected(signed(it -> it.authnInstant(NOW.minusSeconds(61))), fresh, ErrorCode.SAML_AUTHN_TOO_OLD);
        accepted(signed(it -> it.authnInstant(NOW.minusSeconds(61))));
    }

    @Test
    void theContextIsOneThatWasAskedFor() {
        ResponseExpectation twoFactors = Scene.answering(
                new Request(REQUEST, Optional.empty(), List.of("https://refeds.org/profile/mfa", "urn:second")));

        accepted(signed(it -> it.context("https://refeds.org/profile/mfa")), twoFactors);
        rejected(signed(it -> it), twoFactors, ErrorCode.SAML_AUTHN_CONTEXT_MISMATCH);
    }

    @Test
    void theProvidersSessionGoesOn() {
        accepted(signed(it -> it.sessionNotOnOrAfter(NOW.plusSeconds(1))));
        rejected(signed(it -> it.sessionNotOnOrAfter(NOW)), ErrorCode.SAML_SESSION_EXPIRED);
    }

    @Test
    void thereIsExactlyOneAssertion() {
        rejected(response().sign(STYLE).xml(), ErrorCode.SAML_ASSERTION_COUNT);
        rejected(
                response()
                        .with(assertion().sign(STYLE))
                        .with(assertion().sign(STYLE))
                        .xml(),
                ErrorCode.SAML_ASSERTION_COUNT);
    }

    @Test
    void everyCheckIsToldAndTheFirstOneThatFailedGivesTheCode() {
        SamlOutcome.Rejected outcome = rejected(
                response()
                        .destination("https://other.example")
                        .with(assertion().audiences(null).sign(STYLE))
                        .xml(),
                ErrorCode.SAML_DESTINATION_MISMATCH);

        assertThat(outcome.checks().stream().filter(check -> !check.passed()).map(Check::code))
                .containsExactly(ErrorCode.SAML_DESTINATION_MISMATCH, ErrorCode.SAML_AUDIENCE_MISMATCH);
        assertThat(outcome.checks()).hasSizeGreaterThan(15);
    }

    private static String withCondition(String condition) {
        Document document = Xml.parse(
                response().with(assertion()).xml().replace("</saml:Conditions>", condition + "</saml:Conditions>"));
        Signer.sign(Xml.first(document, Xml.ASSERTION, "Assertion").orElseThrow(), STYLE);
        return Xml.text(document);
    }

    private static String unasked(Instant issued) {
        AssertionDraft draft = assertion().issueInstant(issued);
        return response()
                .inResponseTo(null)
                .with(draft.confirmations(bearer(ACS, null, null, NOW.plusSeconds(60)))
                        .sign(STYLE))
                .xml();
    }

    private static Confirmation bearer(
            @Nullable String recipient,
            @Nullable String inResponseTo,
            @Nullable Instant notBefore,
            @Nullable Instant notOnOrAfter) {
        return new Confirmation(Confirmation.BEARER, recipient, inResponseTo, notBefore, notOnOrAfter);
    }
}
