package io.seatkeeper.practiceidp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is written can be read: signatures by the JDK's own reader of XML signatures, the shape by the schemas of SAML. */
class ResponseDraftTest {
    private static final String IDP = "http://localhost:1/saml/metadata";
    private static final String ACS = "http://localhost:2/sso/acme/saml/acs";
    private static final String SP = "http://localhost:2/sso/acme/saml/metadata";
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final SamlKey RSA = SamlKey.rsa("IdP");
    private static final SamlKey EC = SamlKey.ec("IdP");
    private static final SamlKey PARTY = SamlKey.rsa("SP");

    private static AssertionDraft assertion() {
        return AssertionDraft.of(IDP, ACS, SP, "_request", NameId.of("ada@acme.example", NameId.EMAIL), NOW)
                .attribute("email", "ada@acme.example")
                .attribute("groups", "Engineering & <more>", "On call");
    }

    private static ResponseDraft response(AssertionDraft assertion) {
        return ResponseDraft.of(IDP, ACS, "_request", NOW).with(assertion);
    }

    @Test
    void everyFieldIsWrittenWhereTheSchemasWantIt() throws Exception {
        AssertionDraft full = assertion().sessionNotOnOrAfter(NOW).sign(SignatureStyle.of(RSA));
        String text = response(full).sign(SignatureStyle.of(RSA)).xml();
        assertThatCode(() -> Schemas.protocol().newValidator().validate(Schemas.source(text)))
                .doesNotThrowAnyException();
        assertThat(text)
                .contains("InResponseTo=\"_request\"", "<saml:Audience>" + SP + "</saml:Audience>", "&lt;more&gt;");
    }

    @Test
    void whatIsNullIsLeftOut() {
        AssertionDraft bare = assertion()
                .id(null)
                .issuer(null)
                .issueInstant(null)
                .nameId(null)
                .notBefore(null)
                .notOnOrAfter(null)
                .audiences(null)
                .sessionIndex(null)
                .statement(false)
                .confirmations();
        String text = response(bare)
                .id(null)
                .issuer(null)
                .destination(null)
                .inResponseTo(null)
                .issueInstant(null)
                .xml();
        assertThat(text)
                .doesNotContain("ID=", "Issuer", "Instant", "NameID", "Not", "Audience", "Statement=", "Subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {SignatureStyle.RSA_SHA256, SignatureStyle.RSA_PSS_SHA256, SignatureStyle.ECDSA_SHA256})
    void bothSignaturesVerifyAfterATripThroughText(String method) throws Exception {
        SamlKey key = method.equals(SignatureStyle.ECDSA_SHA256) ? EC : RSA;
        SignatureStyle style = SignatureStyle.of(key).withMethod(method);
        Document read = Xml.parse(response(assertion().sign(style)).sign(style).xml());
        assertThat(verifies(signature(read.getDocumentElement()), key)).isTrue();
        Element inner = Xml.first(read, Xml.ASSERTION, "Assertion").orElseThrow();
        assertThat(verifies(signature(inner), key)).isTrue();
        assertThat(verifies(signature(inner), SamlKey.rsa("other"))).isFalse();
    }

    @Test
    void aSignedAssertionThatIsTakenOutStillVerifies() throws Exception {
        Document alone =
                Xml.parse(Xml.text(assertion().sign(SignatureStyle.of(RSA)).document()));
        assertThat(verifies(signature(alone.getDocumentElement()), RSA)).isTrue();
    }

    @Test
    void aChangedWordBreaksTheSignature() throws Exception {
        String text = response(assertion().sign(SignatureStyle.of(RSA))).xml().replace("On call", "On cal1");
        Element inner = Xml.first(Xml.parse(text), Xml.ASSERTION, "Assertion").orElseThrow();
        assertThat(verifies(signature(inner), RSA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EncryptionStyle.AES128_GCM,
                EncryptionStyle.AES256_GCM,
                EncryptionStyle.AES128_CBC,
                EncryptionStyle.AES256_CBC
            })
    void anEncryptedAssertionOpensForItsRecipientAndStillVerifies(String content) throws Exception {
        for (EncryptionStyle style : List.of(
                EncryptionStyle.to(PARTY.certificate()),
                EncryptionStyle.to(PARTY.certificate()).withSha256(),
                EncryptionStyle.to(PARTY.certificate()).withKeyTransport(EncryptionStyle.RSA_15))) {
            AssertionDraft sealed = assertion()
                    .encryptNameId(style.withContent(content))
                    .sign(SignatureStyle.of(RSA))
                    .encrypt(style.withContent(content));
            String text = response(sealed).sign(SignatureStyle.of(RSA)).xml();
            assertThat(text).doesNotContain("ada@acme.example", "&#");
            Document read = Xml.parse(text);
            assertThat(verifies(signature(read.getDocumentElement()), RSA)).isTrue();
            Element opened = opened(read, "EncryptedAssertion");
            assertThat(verifies(signature(opened), RSA)).isTrue();
            assertThat(opened(read, "EncryptedID").getTextContent()).isEqualTo("ada@acme.example");
        }
    }

    /** Decrypts what the first wrapper of this name holds, and gives back what stands there then. */
    private static Element opened(Document document, String wrapper) throws Exception {
        Element around = Xml.first(document, Xml.ASSERTION, wrapper).orElseThrow();
        Element data = (Element) around.getFirstChild();
        XMLCipher reader = XMLCipher.getInstance();
        reader.init(XMLCipher.DECRYPT_MODE, null);
        var encrypted = reader.loadEncryptedData(document, data);
        EncryptedKey wrapped = encrypted.getKeyInfo().itemEncryptedKey(0);
        XMLCipher opener = XMLCipher.getInstance(wrapped.getEncryptionMethod().getAlgorithm());
        opener.init(XMLCipher.UNWRAP_MODE, PARTY.privateKey());
        SecretKey key = (SecretKey)
                opener.decryptKey(wrapped, encrypted.getEncryptionMethod().getAlgorithm());
        reader.init(XMLCipher.DECRYPT_MODE, key);
        reader.doFinal(document, data);
        Element plain = (Element) around.getFirstChild();
        Xml.knowIds(plain);
        return plain;
    }

    private static Element signature(Element parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                return (Element) child;
            }
        }
        throw new AssertionError("no signature in " + parent.getLocalName());
    }

    private static boolean verifies(Element signature, SamlKey key) throws Exception {
        DOMValidateContext context = new DOMValidateContext(key.certificate().getPublicKey(), signature);
        XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        try {
            return read.validate(context);
        } catch (javax.xml.crypto.dsig.XMLSignatureException wrongKind) {
            return false;
        }
    }
}
