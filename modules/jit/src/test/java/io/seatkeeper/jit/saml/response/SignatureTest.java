package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.KEY;
import static io.seatkeeper.jit.saml.response.Scene.OTHER;
import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.assertion;
import static io.seatkeeper.jit.saml.response.Scene.rejected;
import static io.seatkeeper.jit.saml.response.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what an answer may be signed, and where. */
class SignatureTest {
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";

    @Test
    void oneSignatureIsEnoughAndTwoMustBothHold() {
        accepted(response().with(assertion().sign(STYLE)).xml());
        accepted(response().with(assertion()).sign(STYLE).xml());
        accepted(response().with(assertion().sign(STYLE)).sign(STYLE).xml());
        rejected(
                response()
                        .with(assertion().sign(SignatureStyle.of(OTHER)))
                        .sign(STYLE)
                        .xml(),
                ErrorCode.SAML_SIGNATURE_INVALID);
        rejected(
                response()
                        .with(assertion().sign(STYLE))
                        .sign(SignatureStyle.of(OTHER))
                        .xml(),
                ErrorCode.SAML_SIGNATURE_INVALID);
        rejected(response().with(assertion()).xml(), ErrorCode.SAML_SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MORE + "rsa-sha256",
                MORE + "rsa-sha384",
                MORE + "rsa-sha512",
                PSS + "sha256-rsa-MGF1",
                PSS + "sha384-rsa-MGF1",
                PSS + "sha512-rsa-MGF1"
            })
    void rsaWithShaTwoIsTaken(String method) {
        accepted(signed(STYLE.withMethod(method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {MORE + "ecdsa-sha256", MORE + "ecdsa-sha384", MORE + "ecdsa-sha512"})
    void ellipticCurvesAreTaken(String method) {
        SamlKey curve = SamlKey.ec("idp");
        ResponseExpectation expected = Scene.expectation(AttributeMapping.NONE, curve.certificate());

        accepted(signed(SignatureStyle.of(curve).withMethod(method)), expected);
        rejected(signed(STYLE), expected, ErrorCode.SAML_SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENCRYPTION + "sha256", MORE + "sha384", ENCRYPTION + "sha512"})
    void digestsOfShaTwoAreTaken(String digest) {
        accepted(signed(STYLE.withDigest(digest)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/10/xml-exc-c14n#",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2006/12/xml-c14n11"
            })
    void canonicalFormsAreTaken(String form) {
        accepted(signed(STYLE.withCanonicalization(form)));
        accepted(signed(STYLE.withTransforms(List.of(SignatureStyle.ENVELOPED, form))));
    }

    @Test
    void withoutACanonicalizationTheInclusiveOneHolds() {
        accepted(signed(STYLE.withTransforms(List.of(SignatureStyle.ENVELOPED))));
    }

    @Test
    void shaOneIsRefusedAlsoAsADigest() {
        rejected(signed(STYLE.withMethod(SignatureStyle.RSA_SHA1)), ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
        rejected(signed(STYLE.withDigest(SignatureStyle.SHA1)), ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
        rejected(
                signed(STYLE).replace(MORE + "rsa-sha256", MORE + "hmac-sha256"), ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void transformsThatSelectAreRefused() {
        rejected(
                signed(STYLE.withTransforms(List.of(SignatureStyle.EXCLUSIVE, SignatureStyle.ENVELOPED))),
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
        rejected(
                signed(STYLE.withTransforms(
                        List.of(SignatureStyle.ENVELOPED, SignatureStyle.EXCLUSIVE, SignatureStyle.EXCLUSIVE))),
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
        rejected(
                signed(STYLE)
                        .replace(
                                "<ds:Transform Algorithm=\"" + SignatureStyle.EXCLUSIVE + "\"/>",
                                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
                                        + "<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>"),
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
        rejected(
                signed(STYLE)
                        .replace(
                                "<ds:Transform Algorithm=\"" + SignatureStyle.EXCLUSIVE + "\"/>",
                                "<ds:Transform Algorithm=\"" + SignatureStyle.EXCLUSIVE
                                        + "\"><ds:XPath>self::text()</ds:XPath></ds:Transform>"),
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void anyOfSeveralCertificatesMayHaveSigned() {
        ResponseExpectation both = Scene.expectation(AttributeMapping.NONE, OTHER.certificate(), KEY.certificate());

        accepted(signed(STYLE), both);
        accepted(signed(SignatureStyle.of(OTHER)), both);
    }

    @Test
    void theCertificateInTheMessageIsNotBelieved() {
        SamlOutcome.Rejected outcome = rejected(signed(SignatureStyle.of(OTHER)), ErrorCode.SAML_SIGNATURE_INVALID);

        assertThat(outcome.blamesCertificates()).isTrue();
        accepted(signed(STYLE.withoutCertificate()));
    }

    @Test
    void aSignatureOfSomethingElseIsRefused() {
        String answer = signed(STYLE);
        String id = answer.replaceFirst("(?s).*URI=\"(#[^\"]+)\".*", "$1");
        for (String other : List.of(
                "",
                "#other",
                "#xpointer(/)",
                "#xpointer(id('" + id.substring(1) + "'))",
                " " + id,
                "https://idp.example/" + id)) {
            rejected(answer.replace("URI=\"" + id + "\"", "URI=\"" + other + "\""), ErrorCode.SAML_SIGNATURE_MISPLACED);
        }
        rejected(answer.replace("URI=\"" + id + "\"", ""), ErrorCode.SAML_SIGNATURE_MISPLACED);
    }

    @Test
    void severalReferencesAreRefused() {
        String answer = signed(STYLE);
        String reference = answer.replaceFirst("(?s).*(<ds:Reference .*</ds:Reference>).*", "$1");

        rejected(answer.replace(reference, reference + reference), ErrorCode.SAML_SIGNATURE_MISPLACED);
    }

    @Test
    void anythingChangedInWhatIsSignedIsRefused() {
        String answer = signed(STYLE);

        rejected(answer.replace("ada@acme", "eve@acme"), ErrorCode.SAML_SIGNATURE_INVALID);
        rejected(answer.replace(">Ada<", ">Eve<"), ErrorCode.SAML_SIGNATURE_INVALID);
        rejected(answer.replaceFirst("SessionIndex=\"_", "SessionIndex=\"_0"), ErrorCode.SAML_SIGNATURE_INVALID);
        rejected(answer.replaceFirst("<ds:DigestValue>...", "<ds:DigestValue>AAA"), ErrorCode.SAML_SIGNATURE_INVALID);
    }

    private static String signed(SignatureStyle style) {
        return response().with(assertion().sign(style)).xml();
    }
}
