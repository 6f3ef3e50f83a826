package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.KEY;
import static io.seatkeeper.jit.saml.response.Scene.OTHER;
import static io.seatkeeper.jit.saml.response.Scene.OURS;
import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.assertion;
import static io.seatkeeper.jit.saml.response.Scene.rejected;
import static io.seatkeeper.jit.saml.response.Scene.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what an answer may be encrypted, and what of it is then told. */
class EncryptionTest {
    private static final EncryptionStyle TO_US = EncryptionStyle.to(OURS.certificate());

    @ParameterizedTest
    @ValueSource(
            strings = {
                EncryptionStyle.AES128_GCM,
                EncryptionStyle.AES256_GCM,
                EncryptionStyle.AES128_CBC,
                EncryptionStyle.AES256_CBC
            })
    void ciphersAreReadWhereTheAssertionIsSignedInside(String cipher) {
        assertThat(accepted(response()
                                .with(assertion().sign(STYLE).encrypt(TO_US.withContent(cipher)))
                                .xml())
                        .identity()
                        .externalSsoId())
                .isEqualTo("ada@acme.example");
    }

    @Test
    void rsaOaepIsReadWithEitherHash() {
        accepted(response()
                .with(assertion().sign(STYLE).encrypt(TO_US.withSha256()))
                .xml());
        accepted(response()
                .with(assertion().sign(STYLE).encrypt(TO_US.withKeyTransport(EncryptionStyle.RSA_OAEP_11)))
                .xml());
    }

    @Test
    void rsaWithoutOaepIsRefused() {
        rejected(
                response()
                        .with(assertion().sign(STYLE).encrypt(TO_US.withKeyTransport(EncryptionStyle.RSA_15)))
                        .xml(),
                ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void aSignatureOutsideCoversWhatIsEncryptedByGcmOnly() {
        accepted(response().with(assertion().encrypt(TO_US)).sign(STYLE).xml());
        rejected(
                response()
                        .with(assertion().encrypt(TO_US.withContent(EncryptionStyle.AES256_CBC)))
                        .sign(STYLE)
                        .xml(),
                ErrorCode.SAML_SIGNATURE_INVALID);
    }

    @Test
    void encryptionAloneVouchesForNothing() {
        rejected(response().with(assertion().encrypt(TO_US)).xml(), ErrorCode.SAML_SIGNATURE_MISSING);
        rejected(
                response()
                        .with(assertion().sign(SignatureStyle.of(OTHER)).encrypt(TO_US))
                        .xml(),
                ErrorCode.SAML_SIGNATURE_INVALID);
    }

    @Test
    void anOlderKeyOfOursStillOpensWhatWasEncryptedToIt() {
        SamlKey newer = SamlKey.rsa("sp, the newer one");
        ResponseExpectation usual = Scene.expectation();
        ResponseExpectation both = new ResponseExpectation(
                usual.connection(),
                usual.identityProvider(),
                usual.certificates(),
                usual.serviceProviders(),
                usual.acsUrl(),
                usual.request(),
                usual.unsolicited(),
                usual.clockSkew(),
                List.of(newer.privateKey(), OURS.privateKey()),
                usual.attributes(),
                usual.domains());

        accepted(response().with(assertion().sign(STYLE).encrypt(TO_US)).xml(), both);
        accepted(
                response()
                        .with(assertion().sign(STYLE).encrypt(EncryptionStyle.to(newer.certificate())))
                        .xml(),
                both);
    }

    @Test
    void whatIsEncryptedToAnotherIsNotOpened() {
        rejected(
                response()
                        .with(assertion().sign(STYLE).encrypt(EncryptionStyle.to(KEY.certificate())))
                        .xml(),
                ErrorCode.SAML_DECRYPTION_FAILED);
    }

    @Test
    void anEncryptedNameIsRead() {
        for (String cipher : List.of(EncryptionStyle.AES256_GCM, EncryptionStyle.AES256_CBC)) {
            assertThat(accepted(response()
                                    .with(assertion()
                                            .encryptNameId(TO_US.withContent(cipher))
                                            .sign(STYLE))
                                    .xml())
                            .nameId()
                            .orElseThrow()
                            .value())
                    .isEqualTo("ada@acme.example");
        }
        rejected(
                response()
                        .with(assertion()
                                .encryptNameId(EncryptionStyle.to(KEY.certificate()))
                                .sign(STYLE))
                        .xml(),
                ErrorCode.SAML_DECRYPTION_FAILED);
    }

    @Test
    void encryptedAttributesAreReadOrToldOf() {
        for (String cipher : List.of(EncryptionStyle.AES256_GCM, EncryptionStyle.AES256_CBC)) {
            assertThat(accepted(response()
                                    .with(assertion()
                                            .encryptAttributes(TO_US.withContent(cipher))
                                            .sign(STYLE))
                                    .xml())
                            .identity()
                            .name()
                            .family())
                    .contains("Lovelace");
        }
        rejected(
                response()
                        .with(assertion()
                                .encryptAttributes(EncryptionStyle.to(KEY.certificate()))
                                .sign(STYLE))
                        .xml(),
                ErrorCode.SAML_DECRYPTION_FAILED);
    }

    @Test
    void moreEncryptedAttributesThanAnybodySendsAreNotOpened() {
        AssertionDraft many = assertion();
        IntStream.range(0, 60).forEach(number -> many.attribute("attribute" + number, "value"));
        rejected(response().with(many.encryptAttributes(TO_US).sign(STYLE)).xml(), ErrorCode.SAML_RESPONSE_TOO_LARGE);
    }

    @Test
    void theTimesOfAnEncryptedAssertionAreChecked() {
        rejected(
                response()
                        .with(assertion()
                                .notOnOrAfter(Scene.NOW.minusSeconds(60))
                                .sign(STYLE)
                                .encrypt(TO_US))
                        .xml(),
                ErrorCode.SAML_EXPIRED);
    }

    /** Whoever bends a ciphertext by CBC learns nothing from how the answers differ. */
    @Test
    void aCiphertextThatWasBentIsAnsweredInTheSameWordsWhereverItWas() {
        String answer = response()
                .with(assertion().sign(STYLE).encrypt(TO_US.withContent(EncryptionStyle.AES256_CBC)))
                .xml();
        int content = answer.lastIndexOf("<xenc:CipherValue>") + 18;

        int end = answer.indexOf("<", content) - 4;

        List<String> told = IntStream.range(0, (end - content) / 30)
                .map(step -> content + step * 30)
                .filter(place -> Character.isLetter(answer.charAt(place)))
                .mapToObj(place -> answer.substring(0, place)
                        + (answer.charAt(place) == 'A' ? 'B' : 'A')
                        + answer.substring(place + 1))
                .map(bent -> rejected(bent, ErrorCode.SAML_SIGNATURE_INVALID)
                        .checks()
                        .getLast())
                .map(check -> check.code() + check.name() + check.received())
                .distinct()
                .toList();

        assertThat(told).hasSize(1);
    }
}
