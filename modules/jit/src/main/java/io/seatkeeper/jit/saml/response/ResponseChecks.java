package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import io.seatkeeper.jit.saml.message.SamlTime;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What the outside of an answer must say: from whom, to whom, to which request, and whether it went well. */
final class ResponseChecks {
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    private final Element response;
    private final ResponseExpectation expected;
    private final Instant now;
    private final Checks checks;

    private ResponseChecks(Element response, ResponseExpectation expected, Instant now, Checks checks) {
        this.response = response;
        this.expected = expected;
        this.now = now;
        this.checks = checks;
    }

    /**
     * Makes them.
     *
     * @return whether the answer says that it went well, and so may hold an assertion
     */
    static boolean make(Element response, ResponseExpectation expected, Instant now, Checks checks) {
        return new ResponseChecks(response, expected, now, checks).make();
    }

    private boolean make() {
        checkVersion(response, checks);
        checkIssuer(response, expected, checks);
        checks.add(
                ErrorCode.SAML_DESTINATION_MISMATCH,
                "Destination",
                Elements.attribute(response, "Destination").equals(Optional.of(expected.acsUrl())),
                expected.acsUrl(),
                Elements.attribute(response, "Destination"));
        checkInResponseTo(response, expected, checks);
        checkIssued(response, expected, now, checks);
        return checkStatus();
    }

    static void checkVersion(Element element, Checks checks) {
        Optional<String> version = Elements.attribute(element, "Version");
        checks.add(
                ErrorCode.SAML_RESPONSE_MALFORMED,
                element.getLocalName() + " Version",
                version.equals(Optional.of("2.0")),
                "2.0",
                version);
    }

    static void checkIssuer(Element element, ResponseExpectation expected, Checks checks) {
        Optional<Element> issuer = Elements.child(element, Namespace.ASSERTION, "Issuer");
        Optional<String> name = issuer.flatMap(Elements::text);
        boolean entity = issuer.map(found -> Elements.attribute(found, "Format").orElse(ENTITY))
                .equals(Optional.of(ENTITY));
        checks.add(
                ErrorCode.SAML_ISSUER_MISMATCH,
                element.getLocalName() + " Issuer",
                entity && name.equals(Optional.of(expected.identityProvider())),
                expected.identityProvider(),
                entity ? name : name.map(text -> text + " (not as an entity)"));
    }

    /** Also of a SubjectConfirmationData, by the same rule: the request's ID, or none where nothing was asked. */
    static void checkInResponseTo(Element element, ResponseExpectation expected, Checks checks) {
        Optional<String> received = Elements.attribute(element, "InResponseTo");
        String name = element.getLocalName() + " InResponseTo";
        if (expected.request().isPresent()) {
            Optional<String> asked = expected.request().map(ResponseExpectation.Request::id);
            checks.add(
                    ErrorCode.SAML_IN_RESPONSE_TO_MISMATCH,
                    name,
                    received.equals(asked),
                    asked.orElseThrow(),
                    received);
            return;
        }
        switch (expected.unsolicited()) {
            case REFUSED -> checks.add(ErrorCode.SAML_UNSOLICITED, name, false, "a request of ours", received);
            case TAKEN -> checks.add(ErrorCode.SAML_UNSOLICITED, name, received.isEmpty(), "none", received);
            case NOT_JUDGED -> checks.add(ErrorCode.SAML_UNSOLICITED, name, true, "(not judged)", received);
        }
    }

    static void checkIssued(Element element, ResponseExpectation expected, Instant now, Checks checks) {
        Instant latest = now.plus(expected.clockSkew());
        Optional<Instant> issued = SamlTime.of(element, "IssueInstant");
        checks.add(
                ErrorCode.SAML_ISSUED_IN_FUTURE,
                element.getLocalName() + " IssueInstant",
                issued.filter(time -> !time.isAfter(latest)).isPresent(),
                "not after " + latest,
                Elements.attribute(element, "IssueInstant"));
    }

    private boolean checkStatus() {
        Optional<Element> status = Elements.child(response, Namespace.PROTOCOL, "Status");
        Optional<Element> code = status.flatMap(found -> Elements.child(found, Namespace.PROTOCOL, "StatusCode"));
        Optional<String> detail = code.flatMap(found -> Elements.child(found, Namespace.PROTOCOL, "StatusCode"))
                .flatMap(found -> Elements.attribute(found, "Value"));
        Optional<String> message = status.flatMap(found -> Elements.text(found, Namespace.PROTOCOL, "StatusMessage"));
        Optional<String> value = code.flatMap(found -> Elements.attribute(found, "Value"));
        return checks.add(
                ErrorCode.SAML_IDP_ERROR,
                "Status",
                value.equals(Optional.of(SUCCESS)),
                SUCCESS,
                Stream.of(value, detail, message).flatMap(Optional::stream).collect(Collectors.joining(", ")));
    }
}
