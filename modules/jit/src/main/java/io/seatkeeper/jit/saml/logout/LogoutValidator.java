package io.seatkeeper.jit.saml.logout;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.MessageDecoder;
import io.seatkeeper.jit.saml.message.MessageParser;
import io.seatkeeper.jit.saml.message.MessageSchema;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.message.Namespace;
import io.seatkeeper.jit.saml.message.QuerySignature;
import io.seatkeeper.jit.saml.message.SamlTime;
import io.seatkeeper.jit.saml.message.UnreadableMessage;
import io.seatkeeper.jit.saml.message.XmlSignature;
import io.seatkeeper.jit.saml.metadata.Binding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Every check of a logout message, as a pure function of the message, what is expected and the time: signed by the provider
 * (SAML profiles §4.4.3.1 and §4.4.4.1 where it goes through the browser), for us, in its time. It computes for a
 * millisecond or two and so belongs on a worker.
 */
public final class LogoutValidator {
    /** How long a request without a NotOnOrAfter is good, and how old any message may be at most. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    private final ReceivedLogout received;
    private final LogoutExpectation expected;
    private final Instant now;
    private final Checks checks = new Checks();

    private LogoutValidator(ReceivedLogout received, LogoutExpectation expected, Instant now) {
        this.received = received;
        this.expected = expected;
        this.now = now;
    }

    public static LogoutVerdict validate(ReceivedLogout received, LogoutExpectation expected, Instant now) {
        return new LogoutValidator(received, expected, now).validate();
    }

    private LogoutVerdict validate() {
        try {
            Element root = read();
            Optional<LogoutVerdict> verdict =
                    isSigned(root) ? (received.asks() ? asked(root) : answered(root)) : Optional.empty();
            return checks.failed().isEmpty() && verdict.isPresent()
                    ? verdict.get()
                    : new LogoutVerdict.Rejected(checks.made());
        } catch (UnreadableMessage unreadable) {
            unreadable.tell(checks);
            return new LogoutVerdict.Rejected(checks.made());
        }
    }

    private Element read() throws UnreadableMessage {
        byte[] bytes = received.binding() == Binding.POST
                ? MessageDecoder.post(received.message())
                : MessageDecoder.redirect(received.message());
        Element root = MessageParser.parse(bytes).getDocumentElement();
        String name = received.asks() ? "LogoutRequest" : "LogoutResponse";
        if (!Elements.is(root, Namespace.PROTOCOL, name)) {
            throw new UnreadableMessage(ErrorCode.SAML_RESPONSE_MALFORMED, "message", name, "something else");
        }
        MessageSchema.check(root);
        return root;
    }

    /** By the query in the redirect binding, which takes the XML signature's place (bindings §3.4.4.1); else by that. */
    private boolean isSigned(Element root) {
        List<Element> signatures = new ArrayList<>();
        Elements.each(root, element -> {
            if (Elements.is(element, Namespace.SIGNATURE, "Signature")) {
                signatures.add(element);
            }
        });
        if (received.binding() == Binding.REDIRECT) {
            return checks.add(
                            ErrorCode.SAML_SIGNATURE_MISPLACED,
                            "XML signatures",
                            signatures.isEmpty(),
                            "none: the query is signed",
                            signatures.size() + " of them")
                    && QuerySignature.verify(
                            received.rawQuery(), received.parameter(), expected.certificates(), checks);
        }
        return checks.add(
                        ErrorCode.SAML_SIGNATURE_MISSING,
                        "signature",
                        !signatures.isEmpty(),
                        "the message is signed",
                        signatures.isEmpty() ? "it is not" : "it is")
                && checks.add(
                        ErrorCode.SAML_SIGNATURE_MISPLACED,
                        "XML signatures",
                        signatures.equals(Elements.children(root, Namespace.SIGNATURE, "Signature"))
                                && signatures.size() == 1,
                        "one, a child of the message",
                        signatures.size() + " of them")
                && XmlSignature.verify(
                        root, signatures.getFirst(), root.getLocalName(), expected.certificates(), checks);
    }

    private Optional<LogoutVerdict> asked(Element root) {
        checkEnvelope(root);
        Instant end = SamlTime.of(root, "NotOnOrAfter")
                .filter(stated -> stated.isBefore(issued(root).plus(Duration.ofHours(1))))
                .orElse(issued(root).plus(LONGEST));
        Instant forgettableAt = end.plus(expected.clockSkew());
        checks.add(
                ErrorCode.SAML_EXPIRED,
                "NotOnOrAfter, or " + LONGEST.toMinutes() + " minutes from IssueInstant",
                now.isBefore(forgettableAt),
                "after " + now.minus(expected.clockSkew()),
                end.toString());
        if (checks.failed().isPresent()) {
            return Optional.empty();
        }
        Optional<NameId> nameId = NameId.beneath(root, expected.decryptionKeys(), checks);
        checks.add(
                ErrorCode.SAML_EXTERNAL_SSO_ID_MISSING,
                "NameID",
                nameId.isPresent(),
                "a NameID, perhaps encrypted to us",
                nameId.isPresent() ? "so it is" : "none that can be read");
        List<String> indexes = Elements.children(root, Namespace.PROTOCOL, "SessionIndex").stream()
                .flatMap(element -> Elements.text(element).stream())
                .toList();
        return nameId.map(
                name -> new LogoutVerdict.Asked(root.getAttributeNS(null, "ID"), name, indexes, forgettableAt));
    }

    private Optional<LogoutVerdict> answered(Element root) {
        checkEnvelope(root);
        checks.add(
                ErrorCode.SAML_EXPIRED,
                "IssueInstant",
                now.isBefore(issued(root).plus(LONGEST).plus(expected.clockSkew())),
                "at most " + LONGEST.toMinutes() + " minutes ago",
                issued(root).toString());
        Optional<String> inResponseTo = Elements.attribute(root, "InResponseTo");
        checks.add(
                ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH,
                "InResponseTo",
                inResponseTo.isPresent(),
                "a request of ours",
                inResponseTo);
        return inResponseTo.map(request -> new LogoutVerdict.Answered(request, status(root)));
    }

    private void checkEnvelope(Element root) {
        Optional<String> issuer = Elements.text(root, Namespace.ASSERTION, "Issuer");
        checks.add(
                ErrorCode.SAML_ISSUER_MISMATCH,
                "Issuer",
                issuer.filter(expected.identityProvider()::equals).isPresent(),
                expected.identityProvider(),
                issuer);
        Optional<String> destination = Elements.attribute(root, "Destination");
        checks.add(
                ErrorCode.SAML_DESTINATION_MISMATCH,
                "Destination",
                destination.filter(expected.sloUrl()::equals).isPresent(),
                expected.sloUrl(),
                destination);
        checks.add(
                ErrorCode.SAML_ISSUED_IN_FUTURE,
                "IssueInstant",
                !issued(root).isAfter(now.plus(expected.clockSkew())),
                "not after " + now.plus(expected.clockSkew()),
                issued(root).toString());
    }

    /** The schema demands it; one that is no time counts as long ago. */
    private static Instant issued(Element root) {
        return SamlTime.of(root, "IssueInstant").orElse(Instant.EPOCH);
    }

    /** Providers differ in where they say that a logout is partial, so anywhere counts. */
    private static LogoutStatus status(Element root) {
        List<String> codes = new ArrayList<>();
        Elements.children(root, Namespace.PROTOCOL, "Status")
                .forEach(status -> Elements.each(status, element -> {
                    if (Elements.is(element, Namespace.PROTOCOL, "StatusCode")) {
                        codes.add(element.getAttributeNS(null, "Value"));
                    }
                }));
        if (codes.contains(STATUS + "PartialLogout")) {
            return LogoutStatus.PARTIAL;
        }
        return codes.equals(List.of(STATUS + "Success")) ? LogoutStatus.SUCCESS : LogoutStatus.FAILED;
    }
}
