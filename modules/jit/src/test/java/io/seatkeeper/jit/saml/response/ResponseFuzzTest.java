package io.seatkeeper.jit.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.seatkeeper.jit.identity.AttributeMapping;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** The kept inputs are three sound answers, all by one key that nobody has any more, and attacks made of them. */
class ResponseFuzzTest {
    private static final ResponseExpectation EXPECTED = Scene.expectation(AttributeMapping.NONE, certificate());

    @FuzzTest(maxDuration = "20s")
    void whateverIsLetInSaysWhatWasSigned(byte[] input) {
        if (ResponseValidator.validate(input, EXPECTED, Scene.NOW) instanceof SamlOutcome.Accepted outcome) {
            assertThat(outcome.identity().externalSsoId()).isEqualTo("ada@acme.example");
            assertThat(outcome.identity().email()).contains("ada@acme.example");
            assertThat(outcome.identity().name().full()).contains("Ada Lovelace");
            assertThat(outcome.assertionId()).isEqualTo("_signed");
            assertThat(outcome.sessionIndex()).contains("s1");
        }
    }

    private static X509Certificate certificate() {
        try (InputStream pem = Objects.requireNonNull(ResponseFuzzTest.class.getResourceAsStream("fuzz-idp.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (CertificateException | IOException impossible) {
            throw new IllegalStateException("the certificate is kept beside the test", impossible);
        }
    }
}
