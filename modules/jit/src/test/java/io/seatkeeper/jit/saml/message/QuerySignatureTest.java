package io.seatkeeper.jit.saml.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.practiceidp.message.SamlKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuerySignatureTest {
    private static final SamlKey KEY = SamlKey.rsa("idp");
    private static final SamlKey CURVE = SamlKey.ec("idp");
    private static final String BODY = "SAMLRequest=fZ%2b1&RelayState=a%20b";

    @Test
    void theQueryIsReadAsItWasWritten() throws Exception {
        assertThat(failure(signed(BODY, SignatureAlgorithm.RSA_SHA256, "SHA256withRSA", KEY)))
                .isEmpty();
        assertThat(failure(signed("SAMLRequest=fZ", SignatureAlgorithm.RSA_SHA512, "SHA512withRSA", KEY)))
                .isEmpty();
        assertThat(failure(signed(BODY, SignatureAlgorithm.ECDSA_SHA256, "SHA256withECDSAinP1363Format", CURVE)))
                .isEmpty();
    }

    @Test
    void anythingChangedIsRefused() throws Exception {
        String query = signed(BODY, SignatureAlgorithm.RSA_SHA256, "SHA256withRSA", KEY);

        assertThat(failure(query.replace("%2b", "%2B"))).contains(ErrorCode.SAML_SIGNATURE_INVALID);
        assertThat(failure(query.replace("a%20b", "a+b"))).contains(ErrorCode.SAML_SIGNATURE_INVALID);
        assertThat(failure(query.replace("&RelayState=a%20b", ""))).contains(ErrorCode.SAML_SIGNATURE_INVALID);
        assertThat(failure(signed(BODY, SignatureAlgorithm.RSA_SHA256, "SHA256withRSA", SamlKey.rsa("other"))))
                .contains(ErrorCode.SAML_SIGNATURE_INVALID);
    }

    @Test
    void aParameterTwiceIsRefusedHoweverItIsWritten() throws Exception {
        String query = signed(BODY, SignatureAlgorithm.RSA_SHA256, "SHA256withRSA", KEY);

        for (String more : List.of("SAMLRequest=x", "SAML%52equest=x", "RelayState=x", "SigAlg=x", "Signature=x")) {
            assertThat(failure(query + "&" + more)).contains(ErrorCode.SAML_SIGNATURE_MISSING);
            assertThat(failure(more + "&" + query)).contains(ErrorCode.SAML_SIGNATURE_MISSING);
        }
    }

    @Test
    void whatIsNotSignedIsRefused() {
        assertThat(failure(BODY)).contains(ErrorCode.SAML_SIGNATURE_MISSING);
        assertThat(failure("")).contains(ErrorCode.SAML_SIGNATURE_MISSING);
    }

    @Test
    void shaOneIsRefused() throws Exception {
        String query = signed(BODY, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA", KEY);

        assertThat(failure(query)).contains(ErrorCode.SAML_ALGORITHM_NOT_ALLOWED);
    }

    private static Optional<ErrorCode> failure(String query) {
        Checks checks = new Checks();
        boolean verified =
                QuerySignature.verify(query, "SAMLRequest", List.of(KEY.certificate(), CURVE.certificate()), checks);
        assertThat(verified).isEqualTo(checks.failed().isEmpty());
        return checks.failed().map(Check::code);
    }

    private static String signed(String body, SignatureAlgorithm algorithm, String name, SamlKey key)
            throws GeneralSecurityException {
        return signed(body, algorithm.uri(), name, key);
    }

    private static String signed(String body, String algorithm, String name, SamlKey key)
            throws GeneralSecurityException {
        String signed = body + "&SigAlg=" + URLEncoder.encode(algorithm, StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance(name);
        signature.initSign(key.privateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed
                + "&Signature="
                + URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), StandardCharsets.UTF_8);
    }
}
