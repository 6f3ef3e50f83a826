package io.seatkeeper.jit.saml.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.saml.metadata.Binding;
import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.LogoutRequestDraft;
import io.seatkeeper.practiceidp.message.LogoutResponseDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.RedirectBinding;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Status;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A logout message counts only as its provider signed it, for this address and in its time. */
class LogoutValidatorTest {
    private static final String IDP = "https://idp.example/saml";
    private static final String SLO = "https://door.example/sso/acme/saml/slo";
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final SamlKey KEY = SamlKey.rsa("IdP");
    private static final SamlKey STRANGER = SamlKey.rsa("stranger");
    private static final SamlKey OURS = SamlKey.rsa("SP");
    private static final NameId ADA = new NameId("ada@acme.example", NameId.EMAIL, "q", "sp");

    private static LogoutRequestDraft request() {
        return LogoutRequestDraft.of(IDP, SLO, ADA, List.of("index-1"), NOW).id("_one");
    }

    private static LogoutResponseDraft response() {
        return LogoutResponseDraft.of(IDP, SLO, "_asked", NOW);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void signedRequestIsTakenByBothBindings(Binding binding) {
        LogoutVerdict verdict = judge(binding, request(), SignatureStyle.of(KEY));
        assertThat(verdict).isInstanceOfSatisfying(LogoutVerdict.Asked.class, asked -> {
            assertThat(asked.id()).isEqualTo("_one");
            assertThat(asked.nameId().value()).isEqualTo(ADA.value());
            assertThat(asked.nameId().format()).contains(NameId.EMAIL);
            assertThat(asked.nameId().nameQualifier()).contains("q");
            assertThat(asked.nameId().spNameQualifier()).contains("sp");
            assertThat(asked.sessionIndexes()).containsExactly("index-1");
            assertThat(asked.forgettableAt()).isEqualTo(NOW.plusSeconds(360));
        });
    }

    @Test
    void severalSessionsOrNoneInParticularMayBeNamed() {
        assertThat(judge(Binding.POST, request().sessionIndexes("a", "b"), SignatureStyle.of(KEY)))
                .isInstanceOfSatisfying(
                        LogoutVerdict.Asked.class,
                        asked -> assertThat(asked.sessionIndexes()).containsExactly("a", "b"));
        assertThat(judge(Binding.POST, request().sessionIndexes(), SignatureStyle.of(KEY)))
                .isInstanceOfSatisfying(
                        LogoutVerdict.Asked.class,
                        asked -> assertThat(asked.sessionIndexes()).isEmpty());
    }

    @Test
    void encryptedNameIsOpened() {
        LogoutRequestDraft sealed = request().encryptNameId(EncryptionStyle.to(OURS.certificate()));
        assertThat(judge(Binding.POST, sealed, SignatureStyle.of(KEY)))
                .isInstanceOfSatisfying(
                        LogoutVerdict.Asked.class,
                        asked -> assertThat(asked.nameId().value()).isEqualTo(ADA.value()));
        LogoutRequestDraft forAnother = request().encryptNameId(EncryptionStyle.to(STRANGER.certificate()));
        assertThat(failures(judge(Binding.POST, forAnother, SignatureStyle.of(KEY))))
                .contains(ErrorCode.SAML_DECRYPTION_FAILED);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void unsignedRequestIsRefused(Binding binding) {
        assertThat(failures(judge(binding, request(), null))).containsExactly(ErrorCode.SAML_SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void requestByAStrangersKeyIsRefusedAndBlamesTheCertificates(Binding binding) {
        LogoutVerdict verdict = judge(binding, request(), SignatureStyle.of(STRANGER));
        assertThat(failures(verdict)).containsExactly(ErrorCode.SAML_SIGNATURE_INVALID);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        LogoutVerdict.Rejected.class,
                        rejected -> assertThat(rejected.blamesCertificates()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void sha1IsRefused(Binding binding) {
        SignatureStyle weak = SignatureStyle.of(KEY).withMethod(SignatureStyle.RSA_SHA1);
        assertThat(failures(judge(binding, request(), weak))).contains(ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void sha1DigestIsRefused() {
        SignatureStyle weak = SignatureStyle.of(KEY).withDigest(SignatureStyle.SHA1);
        assertThat(failures(judge(Binding.POST, request(), weak))).contains(ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void requestOfAnotherProviderIsRefused(Binding binding) {
        assertThat(refused(binding, draft -> draft.issuer("https://other.example")))
                .containsExactly(ErrorCode.SAML_ISSUER_MISMATCH);
        assertThat(refused(binding, draft -> draft.issuer(null))).containsExactly(ErrorCode.SAML_ISSUER_MISMATCH);
        assertThat(refused(binding, draft -> draft.issuer(IDP + "/"))).containsExactly(ErrorCode.SAML_ISSUER_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void requestForAnotherAddressIsRefused(Binding binding) {
        assertThat(refused(binding, draft -> draft.destination("https://door.example/sso/other/saml/slo")))
                .containsExactly(ErrorCode.SAML_DESTINATION_MISMATCH);
        assertThat(refused(binding, draft -> draft.destination(null)))
                .containsExactly(ErrorCode.SAML_DESTINATION_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void requestThatIsOverOrFromTheFutureIsRefused(Binding binding) {
        assertThat(refused(binding, draft -> draft.notOnOrAfter(NOW.minusSeconds(60))))
                .containsExactly(ErrorCode.SAML_EXPIRED);
        assertThat(refused(binding, draft -> draft.notOnOrAfter(NOW.minusSeconds(59))))
                .isEmpty();
        assertThat(refused(binding, draft -> draft.notOnOrAfter(null).issueInstant(NOW.minusSeconds(360))))
                .containsExactly(ErrorCode.SAML_EXPIRED);
        assertThat(refused(binding, draft -> draft.notOnOrAfter(null).issueInstant(NOW.minusSeconds(359))))
                .isEmpty();
        assertThat(refused(binding, draft -> draft.issueInstant(NOW.plusSeconds(61))))
                .containsExactly(ErrorCode.SAML_ISSUED_IN_FUTURE);
    }

    @Test
    void requestThatWantsToLiveForDaysLivesForMinutes() {
        LogoutRequestDraft eternal = request().notOnOrAfter(NOW.plus(Duration.ofDays(300)));
        assertThat(judge(Binding.POST, eternal, SignatureStyle.of(KEY)))
                .isInstanceOfSatisfying(
                        LogoutVerdict.Asked.class,
                        asked -> assertThat(asked.forgettableAt()).isBefore(NOW.plusSeconds(600)));
    }

    @Test
    void oneChangedWordBreaksTheSignature() {
        String xml = request().sign(SignatureStyle.of(KEY)).xml().replace("index-1", "index-2");
        assertThat(failures(posted(xml, ReceivedLogout.REQUEST))).containsExactly(ErrorCode.SAML_SIGNATURE_INVALID);
    }

    @Test
    void oneChangedCharacterOfTheQueryBreaksTheSignature() {
        String query = RedirectBinding.query("SAMLRequest", request().xml(), "state", SignatureStyle.of(KEY));
        for (String changed : List.of(
                query.replace("RelayState=state", "RelayState=stat%65"),
                query.replace("&RelayState=state", ""),
                query + "&RelayState=other",
                query.replace("SAMLRequest=", "SAMLResponse="),
                query.replace("SigAlg=http%3A", "SigAlg=http:"))) {
            assertThat(failures(redirected(changed, request().xml())))
                    .as(changed)
                    .containsAnyOf(ErrorCode.SAML_SIGNATURE_INVALID, ErrorCode.SAML_SIGNATURE_MISSING);
        }
    }

    @Test
    void signatureOfAnotherElementCoversNothing() {
        String signed = request().id("_signed").sign(SignatureStyle.of(KEY)).xml();
        String signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</ds:Signature>") + 15);
        String forged = request().xml().replace("</saml:Issuer>", "</saml:Issuer>" + signature);
        assertThat(failures(posted(forged, ReceivedLogout.REQUEST))).contains(ErrorCode.SAML_SIGNATURE_MISPLACED);
        String hidden = forged.replace(
                "</ds:Signature>",
                "</ds:Signature><samlp:Extensions><x:hold xmlns:x=\"urn:x\">" + signed
                        + "</x:hold></samlp:Extensions>");
        assertThat(failures(posted(hidden, ReceivedLogout.REQUEST))).contains(ErrorCode.SAML_SIGNATURE_MISPLACED);
    }

    @Test
    void redirectedMessageBearsNoSignatureOfItsOwn() {
        String xml = request().sign(SignatureStyle.of(STRANGER)).xml();
        String query = RedirectBinding.query("SAMLRequest", xml, null, SignatureStyle.of(KEY));
        assertThat(failures(redirected(query, xml))).containsExactly(ErrorCode.SAML_SIGNATURE_MISPLACED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "AAAA", "PGE+"})
    void garbageIsRefused(String message) {
        for (Binding binding : Binding.values()) {
            ReceivedLogout received = new ReceivedLogout(binding, ReceivedLogout.REQUEST, message, "SAMLRequest=x");
            assertThat(failures(LogoutValidator.validate(received, expected(), NOW)))
                    .isNotEmpty();
        }
    }

    @Test
    void doctypeCommentAndAnotherMessageAreRefused() {
        String good = request().sign(SignatureStyle.of(KEY)).xml();
        assertThat(failures(posted("<!DOCTYPE a [<!ENTITY b 'c'>]>" + good, ReceivedLogout.REQUEST)))
                .containsExactly(ErrorCode.SAML_DOCTYPE_FORBIDDEN);
        assertThat(failures(posted(good.replace("ada@", "ada<!-- -->@"), ReceivedLogout.REQUEST)))
                .containsExactly(ErrorCode.SAML_COMMENT_FORBIDDEN);
        assertThat(failures(posted(good, ReceivedLogout.RESPONSE))).containsExactly(ErrorCode.SAML_RESPONSE_MALFORMED);
        assertThat(failures(posted(response().sign(SignatureStyle.of(KEY)).xml(), ReceivedLogout.REQUEST)))
                .containsExactly(ErrorCode.SAML_RESPONSE_MALFORMED);
    }

    @Test
    void responseTellsHowTheLogoutEnded() {
        assertThat(status(Status.SUCCESS)).contains(LogoutStatus.SUCCESS);
        assertThat(status(Status.PARTIAL_LOGOUT)).contains(LogoutStatus.PARTIAL);
        assertThat(status(new Status(Status.RESPONDER.code(), Status.PARTIAL_LOGOUT.detail(), null)))
                .contains(LogoutStatus.PARTIAL);
        assertThat(status(Status.RESPONDER)).contains(LogoutStatus.FAILED);
        assertThat(status(new Status(Status.SUCCESS.code(), "urn:example:other", null)))
                .contains(LogoutStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void responseIsHeldAgainstTheSameChecks(Binding binding) {
        assertThat(answer(binding, response(), null)).containsExactly(ErrorCode.SAML_SIGNATURE_MISSING);
        assertThat(answer(binding, response(), SignatureStyle.of(STRANGER)))
                .containsExactly(ErrorCode.SAML_SIGNATURE_INVALID);
        assertThat(answer(binding, response().issuer("https://other.example"), SignatureStyle.of(KEY)))
                .containsExactly(ErrorCode.SAML_ISSUER_MISMATCH);
        assertThat(answer(binding, response().destination("https://other.example"), SignatureStyle.of(KEY)))
                .containsExactly(ErrorCode.SAML_DESTINATION_MISMATCH);
        assertThat(answer(binding, response().inResponseTo(null), SignatureStyle.of(KEY)))
                .containsExactly(ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH);
        assertThat(answer(binding, response().issueInstant(NOW.minusSeconds(360)), SignatureStyle.of(KEY)))
                .containsExactly(ErrorCode.SAML_EXPIRED);
        assertThat(answer(binding, response().issueInstant(NOW.plusSeconds(61)), SignatureStyle.of(KEY)))
                .containsExactly(ErrorCode.SAML_ISSUED_IN_FUTURE);
    }

    private static Optional<LogoutStatus> status(Status status) {
        String xml = response().status(status).sign(SignatureStyle.of(KEY)).xml();
        return posted(xml, ReceivedLogout.RESPONSE) instanceof LogoutVerdict.Answered answered
                ? Optional.of(answered.status())
                : Optional.empty();
    }

    private static List<ErrorCode> refused(Binding binding, UnaryOperator<LogoutRequestDraft> change) {
        return failures(judge(binding, change.apply(request()), SignatureStyle.of(KEY)));
    }

    private static LogoutVerdict judge(Binding binding, LogoutRequestDraft draft, @Nullable SignatureStyle style) {
        return binding == Binding.POST
                ? posted(draft.sign(style).xml(), ReceivedLogout.REQUEST)
                : redirected(RedirectBinding.query("SAMLRequest", draft.xml(), "state", style), draft.xml());
    }

    private static List<ErrorCode> answer(Binding binding, LogoutResponseDraft draft, @Nullable SignatureStyle style) {
        if (binding == Binding.POST) {
            return failures(posted(draft.sign(style).xml(), ReceivedLogout.RESPONSE));
        }
        String query = RedirectBinding.query("SAMLResponse", draft.xml(), null, style);
        String message = URLDecoder.decode(query.split("[=&]", -1)[1], StandardCharsets.UTF_8);
        return failures(LogoutValidator.validate(
                new ReceivedLogout(Binding.REDIRECT, ReceivedLogout.RESPONSE, message, query), expected(), NOW));
    }

    private static LogoutVerdict posted(String xml, String parameter) {
        String message = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return LogoutValidator.validate(new ReceivedLogout(Binding.POST, parameter, message, ""), expected(), NOW);
    }

    private static LogoutVerdict redirected(String query, String xml) {
        return LogoutValidator.validate(
                new ReceivedLogout(Binding.REDIRECT, ReceivedLogout.REQUEST, RedirectBinding.deflated(xml), query),
                expected(),
                NOW);
    }

    private static LogoutExpectation expected() {
        return new LogoutExpectation(
                IDP,
                List.of(SamlKey.ec("older").certificate(), KEY.certificate()),
                SLO,
                Duration.ofSeconds(60),
                List.of(OURS.privateKey()));
    }

    /** The checks that failed; empty where the message was taken. */
    private static List<ErrorCode> failures(LogoutVerdict verdict) {
        return verdict instanceof LogoutVerdict.Rejected rejected
                ? rejected.checks().stream()
                        .filter(check -> !check.passed())
                        .map(Check::code)
                        .toList()
                : List.of();
    }
}
