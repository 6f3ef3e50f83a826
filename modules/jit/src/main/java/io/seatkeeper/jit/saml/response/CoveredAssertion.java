package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Decryption;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import io.seatkeeper.jit.saml.message.UnreadableMessage;
import io.seatkeeper.jit.saml.message.XmlSignature;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * From the one assertion of a response, plain or encrypted, to the very element that a signature covers. Each signature
 * that is there must hold, and there must be one: on the response, in which the assertion then is, or on the assertion.
 */
final class CoveredAssertion {
    private final Element response;
    private final Element placed;
    private final ResponseExpectation expected;
    private final Checks checks;

    private CoveredAssertion(Element response, Element placed, ResponseExpectation expected, Checks checks) {
        this.response = response;
        this.placed = placed;
        this.expected = expected;
        this.checks = checks;
    }

    /**
     * @param placed the child of the response, as {@link Shape} found it
     * @return the assertion as far as it can be read, also where a signature fails, which has then been told
     */
    static Optional<Element> of(Element response, Element placed, ResponseExpectation expected, Checks checks) {
        return new CoveredAssertion(response, placed, expected, checks).find();
    }

    private Optional<Element> find() {
        Optional<Element> outer = Shape.signature(response);
        boolean outerHolds = outer.isEmpty() || verify(response, outer.get(), "Response", checks);
        if (Elements.is(placed, Namespace.ASSERTION, "Assertion")) {
            Optional<Element> inner = Shape.signature(placed);
            inner.ifPresent(signature -> verify(placed, signature, "Assertion", checks));
            checkSigned(outer.isPresent() || inner.isPresent());
            return Optional.of(placed);
        }
        // Nothing is decrypted for somebody who has bent the ciphertext.
        return outerHolds ? open(outer.isPresent()) : Optional.empty();
    }

    private Optional<Element> open(boolean signedOutside) {
        Optional<Decryption> begun = Decryption.begin(placed, "EncryptedAssertion", expected.decryptionKeys(), checks);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        return begun.get().authenticated() ? open(begun.get(), signedOutside, checks) : openUnshown(begun.get());
    }

    private Optional<Element> open(Decryption begun, boolean signedOutside, Checks made) {
        Element assertion;
        try {
            assertion = begun.finish("Assertion");
        } catch (UnreadableMessage fault) {
            fault.tell(made);
            return Optional.empty();
        }
        if (!Shape.isAssertionAlone(assertion, made)) {
            return Optional.empty();
        }
        Optional<Element> inner = Shape.signature(assertion);
        made.add(
                ErrorCode.SAML_SIGNATURE_MISSING,
                "signatures",
                signedOutside || inner.isPresent(),
                "one at least, on the Response or on the Assertion",
                signedOutside || inner.isPresent() ? "so it is" : "none");
        inner.ifPresent(signature -> verify(assertion, signature, "Assertion", made));
        return Optional.of(assertion);
    }

    /**
     * By CBC anybody can bend the ciphertext and learn the plain text from how the answers differ. So a signature inside is
     * demanded, and whatever goes wrong up to it is told in the same words.
     */
    private Optional<Element> openUnshown(Decryption begun) {
        Checks unshown = new Checks();
        Optional<Element> assertion = open(begun, false, unshown);
        boolean holds = checks.add(
                ErrorCode.SAML_SIGNATURE_INVALID,
                "EncryptedAssertion by CBC",
                assertion.isPresent() && unshown.failed().isEmpty(),
                "an assertion that is signed itself by one of the certificates",
                assertion.isPresent() && unshown.failed().isEmpty()
                        ? "so it is"
                        : "not so; by this cipher it can't be told without harm what it is instead");
        return assertion.filter(found -> holds);
    }

    private void checkSigned(boolean signed) {
        checks.add(
                ErrorCode.SAML_SIGNATURE_MISSING,
                "signatures",
                signed,
                "one at least, on the Response or on the Assertion",
                signed ? "so it is" : "none");
    }

    private boolean verify(Element parent, Element signature, String name, Checks made) {
        return XmlSignature.verify(parent, signature, name, expected.certificates(), made);
    }
}
