package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * What stands where in a message. Signature wrapping lives on things that stand somewhere else or twice, so whatever
 * matters has one place, and the same thing at any other place is refused, wherever a signature would or would not reach.
 */
final class Shape {
    private final Element root;
    private final Checks checks;
    private final List<Element> assertions = new ArrayList<>();
    private final List<Element> signatures = new ArrayList<>();

    private Shape(Element root, Checks checks) {
        this.root = root;
        this.checks = checks;
        Elements.each(root, this::note);
    }

    /**
     * The assertion of a response, which may be encrypted: its child, and the only one that there is.
     *
     * @return empty where that does not hold, which has then been told
     */
    static Optional<Element> assertion(Element response, Checks checks) {
        Shape shape = new Shape(response, checks);
        List<Element> placed =
                Elements.children(response).stream().filter(Shape::isAssertion).toList();
        boolean only = checks.add(
                ErrorCode.SAML_ASSERTION_COUNT,
                "assertions",
                placed.size() == 1 && shape.assertions.size() == 1,
                "one, directly inside the Response",
                placed.size() + " there, " + (shape.assertions.size() - placed.size()) + " elsewhere");
        List<Element> homes = new ArrayList<>(List.of(response));
        homes.addAll(placed);
        return shape.checkSignatures(homes) && only ? Optional.of(placed.getFirst()) : Optional.empty();
    }

    /** Whether what was decrypted is one assertion and nothing else that matters. */
    static boolean isAssertionAlone(Element assertion, Checks checks) {
        Shape shape = new Shape(assertion, checks);
        boolean only = checks.add(
                ErrorCode.SAML_ASSERTION_COUNT,
                "assertions inside the encrypted one",
                shape.assertions.size() == 1,
                "none",
                Integer.toString(shape.assertions.size() - 1));
        return shape.checkSignatures(List.of(assertion)) && only;
    }

    /** The signature of an element, in its place. */
    static Optional<Element> signature(Element parent) {
        return Elements.child(parent, Namespace.SIGNATURE, "Signature");
    }

    private void note(Element element) {
        if (isAssertion(element)) {
            assertions.add(element);
        }
        if (Elements.is(element, Namespace.SIGNATURE, "Signature")) {
            signatures.add(element);
        }
    }

    private static boolean isAssertion(Element element) {
        return Elements.is(element, Namespace.ASSERTION, "Assertion")
                || Elements.is(element, Namespace.ASSERTION, "EncryptedAssertion");
    }

    /** At most one signature in each place where one may stand, and none anywhere else. */
    private boolean checkSignatures(List<Element> homes) {
        long placed = homes.stream().filter(home -> signature(home).isPresent()).count();
        return checks.add(
                ErrorCode.SAML_SIGNATURE_MISPLACED,
                root.getLocalName() + " signatures",
                signatures.size() == placed,
                "at most one on the Response and one on the Assertion, none elsewhere",
                placed + " there, " + (signatures.size() - placed) + " elsewhere or beside it");
    }
}
