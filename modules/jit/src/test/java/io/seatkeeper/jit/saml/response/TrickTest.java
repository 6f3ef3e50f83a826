package io.seatkeeper.jit.saml.response;

import static io.seatkeeper.jit.saml.response.Scene.STYLE;
import static io.seatkeeper.jit.saml.response.Scene.accepted;
import static io.seatkeeper.jit.saml.response.Scene.assertion;
import static io.seatkeeper.jit.saml.response.Scene.refused;
import static io.seatkeeper.jit.saml.response.Scene.rejected;
import static io.seatkeeper.jit.saml.response.Scene.response;
import static io.seatkeeper.jit.saml.response.Scene.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tricks by which other readers were made to see something else than what was signed. */
class TrickTest {
    private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String INCLUSIVE_1_1 = "http://www.w3.org/2006/12/xml-c14n11";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SIGNED = signed(it -> it);

    /** A comment does not count for the signature, and cuts the text for a reader that takes the first piece. */
    @ParameterizedTest
    @ValueSource(strings = {"<!---->", "<!-- x -->", "<?x?>", "<?xml-stylesheet href='x'?>"})
    void aValueIsNotCutShort(String cut) {
        rejected(
                SIGNED.replace("ada@acme.example<", "ada@acme.example" + cut + ".evil.example<"),
                ErrorCode.SAML_COMMENT_FORBIDDEN);
        rejected(SIGNED.replace("ada@acme", "ada" + cut + "@acme"), ErrorCode.SAML_COMMENT_FORBIDDEN);
        rejected(SIGNED + cut, ErrorCode.SAML_COMMENT_FORBIDDEN);
        rejected(cut + SIGNED, ErrorCode.SAML_COMMENT_FORBIDDEN);
    }

    /** CVE-2025-23369 and CVE-2025-25291/25292: two readers of one message, and a digest that is read in two ways. */
    @Test
    void theDigestIsReadInOneWay() {
        String digest = SIGNED.replaceFirst("(?s).*<ds:DigestValue>([^<]+)<.*", "$1");
        for (String other : new String[] {
            "<!--" + digest + "-->AAAA",
            "AAAA<!--x-->" + digest,
            "<x>" + digest + "</x>",
            digest + "</ds:DigestValue><ds:DigestValue>" + digest,
            ""
        }) {
            refused(SIGNED.replace(digest, other).replace("ada@acme", "eve@acme"));
            refused(SIGNED.replace(digest, other));
        }
    }

    @Test
    void aDoctypeIsRefusedAlsoWhereOnlyOneReaderSeesIt() {
        rejected("<!DOCTYPE Response>" + SIGNED, ErrorCode.SAML_DOCTYPE_FORBIDDEN);
        rejected("<!DOCTYPE Response [<!ENTITY e 'eve@acme.example'>]>" + SIGNED, ErrorCode.SAML_DOCTYPE_FORBIDDEN);
        refused(SIGNED.replace("ada@acme.example<", "&e;<"));
        refused(SIGNED.replace("<saml:Assertion", "<!DOCTYPE x><saml:Assertion"));
    }

    /** CVE-2024-45409: a digest found anywhere in the document, or in another signature. */
    @Test
    void aDigestElsewhereIsNotFound() {
        String digest = SIGNED.replaceFirst("(?s).*(<ds:DigestValue>[^<]+</ds:DigestValue>).*", "$1");
        String forged = SIGNED.replace("ada@acme", "eve@acme");
        String detail = "<samlp:StatusDetail>"
                + digest.replace("<ds:DigestValue", "<ds:DigestValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"")
                + "</samlp:StatusDetail></samlp:Status>";

        refused(forged.replace("</samlp:Status>", detail));
    }

    /** CVE-2022-41912: two assertions, one of them unsigned. Also below the one that is signed. */
    @Test
    void aSecondAssertionIsNotRead() {
        rejected(response().with(assertion().sign(STYLE)).with(assertion()).xml(), ErrorCode.SAML_ASSERTION_COUNT);
        rejected(response().with(assertion()).with(assertion().sign(STYLE)).xml(), ErrorCode.SAML_ASSERTION_COUNT);
    }

    /** Void canonicalization: what has no canonical form is digested as nothing by some. */
    @Test
    void whatHasNoCanonicalFormIsRefused() {
        for (String form : new String[] {INCLUSIVE, INCLUSIVE_1_1, EXCLUSIVE}) {
            String answer = response()
                    .with(assertion().sign(STYLE.withCanonicalization(form)))
                    .xml();
            accepted(answer);
            String relative = answer.replace("<saml:Assertion ", "<saml:Assertion xmlns:ns=\"1\" ");
            refused(relative);
            refused(relative.replaceFirst(
                    "<ds:DigestValue>[^<]+<", "<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=<"));
        }
    }

    @Test
    void theSameIdTwiceIsRefusedWhateverItIsCalled() {
        String id = SIGNED.replaceFirst("(?s).*URI=\"#([^\"]+)\".*", "$1");

        rejected(
                SIGNED.replaceFirst("(<samlp:Response [^>]*?)ID=\"[^\"]+\"", "$1ID=\"" + id + "\""),
                ErrorCode.SAML_ID_DUPLICATE);
        rejected(SIGNED.replace("<ds:Signature ", "<ds:Signature Id=\"" + id + "\" "), ErrorCode.SAML_ID_DUPLICATE);
    }

    @Test
    void anotherXmlVersionOrEncodingIsRefused() {
        accepted("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + SIGNED);
        accepted("\uFEFF" + SIGNED);
        rejected("<?xml version=\"1.1\"?>" + SIGNED, ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + SIGNED, ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + SIGNED, ErrorCode.SAML_RESPONSE_MALFORMED);
    }

    @Test
    void nothingOfAnAnswerThatIsNotBelievedIsToldAsTrue() {
        SamlOutcome.Rejected outcome =
                rejected(SIGNED.replace("ada@acme", "eve@acme"), ErrorCode.SAML_SIGNATURE_INVALID);

        assertThat(outcome.toString()).doesNotContain("eve@acme");
    }

    @Test
    void otherMessagesAreNotResponses() {
        rejected(SIGNED.replace("samlp:Response", "samlp:ArtifactResponse"), ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected(assertionAlone(), ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected("", ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected("hello", ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected(SIGNED.replace("Version=\"2.0\"", "Version=\"1.1\""), ErrorCode.SAML_RESPONSE_MALFORMED);
        rejected(
                SIGNED.replace("<samlp:Status>", "<samlp:Statuses>").replace("</samlp:Status>", "</samlp:Statuses>"),
                ErrorCode.SAML_SCHEMA_INVALID);
    }

    private static String assertionAlone() {
        return SIGNED.replaceFirst("(?s).*(<saml:Assertion .*</saml:Assertion>).*", "$1");
    }
}
