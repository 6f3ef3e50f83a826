package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import io.seatkeeper.jit.saml.message.SamlTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** What an assertion must say to let somebody in (SAML profiles §4.1.4.2 and §4.1.4.3). */
final class AssertionChecks {
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    /** Those that may stand beside an AudienceRestriction: both are kept here anyhow. */
    private static final Set<String> KNOWN_CONDITIONS = Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

    private final Element assertion;
    private final ResponseExpectation expected;
    private final Instant earliest;
    private final Instant latest;
    private final Instant now;
    private final Checks checks;

    private AssertionChecks(Element assertion, ResponseExpectation expected, Instant now, Checks checks) {
        this.assertion = assertion;
        this.expected = expected;
        this.now = now;
        this.earliest = now.minus(expected.clockSkew());
        this.latest = now.plus(expected.clockSkew());
        this.checks = checks;
    }

    /** @param assertion a plain one, whose schema holds */
    static void make(Element assertion, ResponseExpectation expected, Instant now, Checks checks) {
        new AssertionChecks(assertion, expected, now, checks).make();
    }

    private void make() {
        ResponseChecks.checkVersion(assertion, checks);
        ResponseChecks.checkIssuer(assertion, expected, checks);
        ResponseChecks.checkIssued(assertion, expected, now, checks);
        if (expected.request().isEmpty() && expected.unsolicited() == ResponseExpectation.Unsolicited.TAKEN) {
            checkFresh();
        }
        checkConfirmation();
        Optional<Element> conditions = Elements.child(assertion, Namespace.ASSERTION, "Conditions");
        conditions.ifPresent(this::checkConditions);
        checkAudience(conditions);
        checkStatements();
    }

    private void checkFresh() {
        Instant oldest = earliest.minus(ResponseExpectation.UNSOLICITED_FOR);
        checks.add(
                ErrorCode.SAML_TOO_OLD,
                "Assertion IssueInstant",
                SamlTime.of(assertion, "IssueInstant")
                        .filter(time -> !time.isBefore(oldest))
                        .isPresent(),
                "not before " + oldest,
                Elements.attribute(assertion, "IssueInstant"));
    }

    /** One bearer confirmation that holds is enough; where none does, the first one's comparisons are told. */
    private void checkConfirmation() {
        List<Element> bearers = Elements.child(assertion, Namespace.ASSERTION, "Subject").stream()
                .flatMap(subject -> Elements.children(subject, Namespace.ASSERTION, "SubjectConfirmation").stream())
                .filter(found -> Elements.attribute(found, "Method").equals(Optional.of(BEARER)))
                .flatMap(found -> Elements.child(found, Namespace.ASSERTION, "SubjectConfirmationData").stream())
                .toList();
        if (!checks.add(
                ErrorCode.SAML_SUBJECT_CONFIRMATION_INVALID,
                "SubjectConfirmation",
                !bearers.isEmpty(),
                "a bearer confirmation with its data",
                bearers.isEmpty() ? "none" : bearers.size() + " of them")) {
            return;
        }
        List<Checks> tried = bearers.stream().map(this::confirmation).toList();
        checks.addAll(tried.stream()
                .filter(one -> one.failed().isEmpty())
                .findFirst()
                .orElse(tried.getFirst())
                .made());
    }

    private Checks confirmation(Element data) {
        Checks made = new Checks();
        Optional<String> recipient = Elements.attribute(data, "Recipient");
        made.add(
                ErrorCode.SAML_RECIPIENT_MISMATCH,
                "Recipient",
                recipient.equals(Optional.of(expected.acsUrl())),
                expected.acsUrl(),
                recipient);
        ResponseChecks.checkInResponseTo(data, expected, made);
        checkNotOnOrAfter(data, true, made);
        checkNotBefore(data, made);
        return made;
    }

    private void checkConditions(Element conditions) {
        checkNotBefore(conditions, checks);
        checkNotOnOrAfter(conditions, false, checks);
        Optional<Element> unknown = Elements.children(conditions).stream()
                .filter(condition ->
                        KNOWN_CONDITIONS.stream().noneMatch(name -> Elements.is(condition, Namespace.ASSERTION, name)))
                .findFirst();
        checks.add(
                ErrorCode.SAML_CONDITION_UNKNOWN,
                "Conditions",
                unknown.isEmpty(),
                "AudienceRestriction, OneTimeUse, ProxyRestriction",
                unknown.map(Element::getLocalName).or(() -> Optional.of("no other")));
    }

    /** Every restriction must name us (SAML core §2.5.1.4). */
    private void checkAudience(Optional<Element> conditions) {
        List<Element> restrictions = conditions
                .map(found -> Elements.children(found, Namespace.ASSERTION, "AudienceRestriction"))
                .orElse(List.of());
        List<String> named = new ArrayList<>();
        boolean ours = !restrictions.isEmpty();
        for (Element restriction : restrictions) {
            List<String> audiences = Elements.children(restriction, Namespace.ASSERTION, "Audience").stream()
                    .flatMap(audience -> Elements.text(audience).stream())
                    .toList();
            ours &= audiences.stream().anyMatch(expected.serviceProviders()::contains);
            named.addAll(audiences);
        }
        checks.add(
                ErrorCode.SAML_AUDIENCE_MISMATCH,
                "Audience",
                ours,
                String.join(" or ", expected.serviceProviders()),
                named.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", named)));
    }

    private void checkStatements() {
        List<Element> statements = Elements.children(assertion, Namespace.ASSERTION, "AuthnStatement");
        checks.add(
                ErrorCode.SAML_AUTHN_STATEMENT_MISSING,
                "AuthnStatement",
                !statements.isEmpty(),
                "one at least",
                Integer.toString(statements.size()));
        statements.forEach(this::checkStatement);
        expected.request()
                .map(ResponseExpectation.Request::contexts)
                .filter(asked -> !asked.isEmpty())
                .ifPresent(asked -> checkContext(statements, asked));
    }

    private void checkStatement(Element statement) {
        Optional<Instant> proven = SamlTime.of(statement, "AuthnInstant");
        checks.add(
                ErrorCode.SAML_ISSUED_IN_FUTURE,
                "AuthnInstant",
                proven.filter(time -> !time.isAfter(latest)).isPresent(),
                "not after " + latest,
                Elements.attribute(statement, "AuthnInstant"));
        expected.request().flatMap(ResponseExpectation.Request::provenSince).ifPresent(since -> {
            Instant oldest = since.minus(expected.clockSkew());
            checks.add(
                    ErrorCode.SAML_AUTHN_TOO_OLD,
                    "AuthnInstant",
                    proven.filter(time -> !time.isBefore(oldest)).isPresent(),
                    "not before " + oldest,
                    Elements.attribute(statement, "AuthnInstant"));
        });
        if (statement.hasAttributeNS(null, "SessionNotOnOrAfter")) {
            // By our own clock, since our session ends by it.
            checks.add(
                    ErrorCode.SAML_SESSION_EXPIRED,
                    "SessionNotOnOrAfter",
                    SamlTime.of(statement, "SessionNotOnOrAfter")
                            .filter(end -> end.isAfter(now))
                            .isPresent(),
                    "after " + now,
                    Elements.attribute(statement, "SessionNotOnOrAfter"));
        }
    }

    private void checkContext(List<Element> statements, List<String> asked) {
        List<String> received = statements.stream()
                .flatMap(statement -> Elements.child(statement, Namespace.ASSERTION, "AuthnContext").stream())
                .flatMap(context -> Elements.text(context, Namespace.ASSERTION, "AuthnContextClassRef").stream())
                .toList();
        checks.add(
                ErrorCode.SAML_AUTHN_CONTEXT_MISMATCH,
                "AuthnContextClassRef",
                received.stream().anyMatch(asked::contains),
                String.join(" or ", asked),
                received.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", received)));
    }

    private void checkNotOnOrAfter(Element element, boolean required, Checks made) {
        boolean absent = !element.hasAttributeNS(null, "NotOnOrAfter");
        made.add(
                ErrorCode.SAML_EXPIRED,
                element.getLocalName() + " NotOnOrAfter",
                (absent && !required)
                        || SamlTime.of(element, "NotOnOrAfter")
                                .filter(end -> end.isAfter(earliest))
                                .isPresent(),
                (required ? "after " : "none, or after ") + earliest,
                Elements.attribute(element, "NotOnOrAfter"));
    }

    private void checkNotBefore(Element element, Checks made) {
        made.add(
                ErrorCode.SAML_NOT_YET_VALID,
                element.getLocalName() + " NotBefore",
                !element.hasAttributeNS(null, "NotBefore")
                        || SamlTime.of(element, "NotBefore")
                                .filter(start -> !start.isAfter(latest))
                                .isPresent(),
                "none, or not after " + latest,
                Elements.attribute(element, "NotBefore"));
    }
}
