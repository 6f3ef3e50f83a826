package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.MessageDecoder;
import io.seatkeeper.jit.saml.message.MessageParser;
import io.seatkeeper.jit.saml.message.MessageSchema;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.message.Namespace;
import io.seatkeeper.jit.saml.message.SamlTime;
import io.seatkeeper.jit.saml.message.UnreadableMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Every check of a SAML response, as a pure function of the response, what is expected and the time. All checks are made
 * and told as far as the answer can be read, not only the first that fails. It computes for a millisecond or two and so
 * belongs on a worker, never on an event loop.
 */
public final class ResponseValidator {
    private static final Duration LONGEST_MARK = Duration.ofDays(1);

    private final ResponseExpectation expected;
    private final Instant now;
    private final Checks checks = new Checks();

    private ResponseValidator(ResponseExpectation expected, Instant now) {
        this.expected = expected;
        this.now = now;
    }

    /** @param posted the form parameter {@code SAMLResponse}: base64, of any length */
    public static SamlOutcome validate(String posted, ResponseExpectation expected, Instant now) {
        return new ResponseValidator(expected, now).run(() -> MessageDecoder.post(posted));
    }

    /** @param xml a response as it was before it was encoded, of any length */
    public static SamlOutcome validate(byte[] xml, ResponseExpectation expected, Instant now) {
        return new ResponseValidator(expected, now).run(() -> xml);
    }

    /**
     * The request that a response says it answers, to find it by. Nobody vouches for it yet.
     *
     * @param posted the form parameter {@code SAMLResponse}
     * @return empty where it names none, or can't be read
     */
    public static Optional<String> claimedRequest(String posted) {
        try {
            Element root = MessageParser.parse(MessageDecoder.post(posted)).getDocumentElement();
            return Elements.attribute(root, "InResponseTo");
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    /** Where the bytes come from. */
    private interface Source {
        byte[] read() throws UnreadableMessage;
    }

    private SamlOutcome run(Source source) {
        Element response;
        try {
            response = read(source);
        } catch (UnreadableMessage fault) {
            fault.tell(checks);
            return rejected();
        }
        if (!ResponseChecks.make(response, expected, now, checks)) {
            return rejected();
        }
        return Shape.assertion(response, checks)
                .flatMap(placed -> CoveredAssertion.of(response, placed, expected, checks))
                .map(this::judge)
                .orElseGet(this::rejected);
    }

    private Element read(Source source) throws UnreadableMessage {
        Element root = MessageParser.parse(source.read()).getDocumentElement();
        if (!Elements.is(root, Namespace.PROTOCOL, "Response")) {
            throw new UnreadableMessage(
                    ErrorCode.SAML_RESPONSE_MALFORMED, "message", "a Response of SAML 2.0", root.getNodeName());
        }
        MessageSchema.check(root);
        return root;
    }

    /** Whom it speaks of is read only once everything else holds. */
    private SamlOutcome judge(Element assertion) {
        AssertionChecks.make(assertion, expected, now, checks);
        if (checks.failed().isPresent()) {
            return rejected();
        }
        Optional<NameId> nameId = Elements.child(assertion, Namespace.ASSERTION, "Subject")
                .flatMap(subject -> NameId.beneath(subject, expected.decryptionKeys(), checks));
        Attributes attributes = Attributes.of(assertion, expected.decryptionKeys(), checks);
        if (checks.failed().isPresent()) {
            return rejected();
        }
        return SamlIdentity.map(expected, nameId, attributes, checks)
                .map(identity -> accepted(assertion, identity, nameId))
                .orElseGet(this::rejected);
    }

    private SamlOutcome accepted(Element assertion, VerifiedIdentity identity, Optional<NameId> nameId) {
        return new SamlOutcome.Accepted(
                identity,
                checks.made(),
                Elements.attribute(assertion, "ID").orElseThrow(),
                replayableUntil(assertion),
                expected.request().map(ResponseExpectation.Request::id),
                nameId,
                statements(assertion)
                        .flatMap(statement -> Elements.attribute(statement, "SessionIndex").stream())
                        .findFirst(),
                earliest(assertion, "SessionNotOnOrAfter"),
                earliest(assertion, "AuthnInstant"));
    }

    private static Optional<Instant> earliest(Element assertion, String attribute) {
        return statements(assertion)
                .flatMap(statement -> SamlTime.of(statement, attribute).stream())
                .min(Comparator.naturalOrder());
    }

    private static Stream<Element> statements(Element assertion) {
        return Elements.children(assertion, Namespace.ASSERTION, "AuthnStatement").stream();
    }

    /** The latest time that any confirmation names: one of them is what let it in. */
    private Instant replayableUntil(Element assertion) {
        Instant most = now.plus(LONGEST_MARK);
        return Elements.child(assertion, Namespace.ASSERTION, "Subject").stream()
                .flatMap(subject -> Elements.children(subject, Namespace.ASSERTION, "SubjectConfirmation").stream())
                .flatMap(found -> Elements.child(found, Namespace.ASSERTION, "SubjectConfirmationData").stream())
                .flatMap(data -> SamlTime.of(data, "NotOnOrAfter").stream())
                .max(Comparator.naturalOrder())
                .map(end -> end.plus(expected.clockSkew()))
                .filter(end -> end.isBefore(most))
                .orElse(most);
    }

    private SamlOutcome rejected() {
        return new SamlOutcome.Rejected(
                checks.failed().map(Check::code).orElse(ErrorCode.SAML_RESPONSE_MALFORMED), checks.made());
    }
}
