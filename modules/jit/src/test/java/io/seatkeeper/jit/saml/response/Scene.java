package io.seatkeeper.jit.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.ResponseDraft;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One identity provider, one request, and sound answers to it, of which a test changes one thing. */
final class Scene {
    static final String IDP = "https://idp.example/saml";
    static final String SP = "https://seats.example/sso/acme/saml/metadata";
    static final String ACS = "https://seats.example/sso/acme/saml/acs";
    static final String REQUEST = "_request-1";
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final SamlKey KEY = SamlKey.rsa("idp");
    static final SamlKey OTHER = SamlKey.rsa("somebody else");
    static final SamlKey OURS = SamlKey.rsa("sp");
    static final SignatureStyle STYLE = SignatureStyle.of(KEY);
    static final NameId ADA = NameId.of("ada@acme.example", NameId.EMAIL);

    private Scene() {}

    static AssertionDraft assertion() {
        return AssertionDraft.of(IDP, ACS, SP, REQUEST, ADA, NOW)
                .attribute("email", "ada@acme.example")
                .attribute("firstName", "Ada")
                .attribute("lastName", "Lovelace");
    }

    static ResponseDraft response() {
        return ResponseDraft.of(IDP, ACS, REQUEST, NOW);
    }

    /** Signed on the assertion, as most do. */
    static String signed(UnaryOperator<AssertionDraft> change) {
        return response().with(change.apply(assertion().sign(STYLE))).xml();
    }

    static ResponseExpectation expectation() {
        return expectation(AttributeMapping.NONE, KEY.certificate());
    }

    static ResponseExpectation expectation(AttributeMapping mapping, X509Certificate... certificates) {
        return new ResponseExpectation(
                new ConnectionId(new UUID(0, 7)),
                IDP,
                List.of(certificates),
                List.of(SP),
                ACS,
                Optional.of(new ResponseExpectation.Request(REQUEST, Optional.empty(), List.of())),
                ResponseExpectation.Unsolicited.REFUSED,
                ResponseExpectation.USUAL_SKEW,
                List.<PrivateKey>of(OURS.privateKey()),
                mapping,
                SpokenDomains.ALL);
    }

    static ResponseExpectation answering(ResponseExpectation.Request request) {
        return with(Optional.of(request), ResponseExpectation.Unsolicited.REFUSED);
    }

    static ResponseExpectation unasked(ResponseExpectation.Unsolicited unsolicited) {
        return with(Optional.empty(), unsolicited);
    }

    private static ResponseExpectation with(
            Optional<ResponseExpectation.Request> request, ResponseExpectation.Unsolicited unsolicited) {
        ResponseExpectation usual = expectation();
        return new ResponseExpectation(
                usual.connection(),
                usual.identityProvider(),
                usual.certificates(),
                usual.serviceProviders(),
                usual.acsUrl(),
                request,
                unsolicited,
                usual.clockSkew(),
                usual.decryptionKeys(),
                usual.attributes(),
                usual.domains());
    }

    static SamlOutcome validate(String xml) {
        return validate(xml, expectation());
    }

    static SamlOutcome validate(String xml, ResponseExpectation expected) {
        return ResponseValidator.validate(xml.getBytes(StandardCharsets.UTF_8), expected, NOW);
    }

    static SamlOutcome.Accepted accepted(String xml) {
        return accepted(xml, expectation());
    }

    static SamlOutcome.Accepted accepted(String xml, ResponseExpectation expected) {
        SamlOutcome outcome = validate(xml, expected);
        assertThat(outcome).as(() -> failures(outcome)).isInstanceOf(SamlOutcome.Accepted.class);
        return (SamlOutcome.Accepted) outcome;
    }

    static SamlOutcome.Rejected rejected(String xml, ErrorCode code) {
        return rejected(xml, expectation(), code);
    }

    static SamlOutcome.Rejected rejected(String xml, ResponseExpectation expected, ErrorCode code) {
        SamlOutcome outcome = validate(xml, expected);
        assertThat(outcome).isInstanceOf(SamlOutcome.Rejected.class);
        SamlOutcome.Rejected rejected = (SamlOutcome.Rejected) outcome;
        assertThat(rejected.code()).as(() -> failures(outcome)).isEqualTo(code);
        return rejected;
    }

    /** Rejected for whatever reason. */
    static void refused(String xml) {
        assertThat(validate(xml)).isInstanceOf(SamlOutcome.Rejected.class);
    }

    static String failures(SamlOutcome outcome) {
        return outcome.checks().stream()
                .filter(check -> !check.passed())
                .map(Check::toString)
                .toList()
                .toString();
    }
}
