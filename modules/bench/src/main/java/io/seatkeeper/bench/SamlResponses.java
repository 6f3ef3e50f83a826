package io.seatkeeper.bench;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.jit.saml.response.ResponseExpectation;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Request;
import io.seatkeeper.jit.saml.response.ResponseExpectation.Unsolicited;
import io.seatkeeper.jit.saml.response.ResponseValidator;
import io.seatkeeper.jit.saml.response.SamlOutcome;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.ResponseDraft;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What it costs to judge a SAML response, beside java-saml's own {@code isValid} on the same responses. */
final class SamlResponses implements Part {
    private static final String IDP = "https://idp.example/saml/metadata";
    private static final String SP = "https://sso.example/sso/acme/saml/metadata";
    private static final String ACS = "https://sso.example/sso/acme/saml/acs";
    private static final String REQUEST = "_a1b2c3";
    private static final int DIFFERENT = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final String HEAD = """
            | | ours | CPU | aim | | java-saml's isValid | CPU | ratio | aim | |
            | --- | ---: | ---: | --- | --- | ---: | ---: | ---: | --- | --- |
            """;

    private final SamlKey provider = SamlKey.rsa("provider");
    private final SamlKey own = SamlKey.rsa("own");

    @Override
    public String title() {
        return "SAML";
    }

    @Override
    public String introduction() {
        return "Ours makes every check and tells each; `isValid` of java-saml-core 2.9.0, as it ships, stops at the first fault."
                + " Both judge the same " + DIFFERENT
                + " responses in turn: an assertion signed by RSA-SHA256, as it is or"
                + " encrypted by RSA-OAEP and AES-256-GCM. Rates are those of one thread that has a core to itself.";
    }

    @Override
    public void measure(Rig rig, Report report) {
        report.note(HEAD
                + row("signed", assertion -> assertion, 1.5)
                + row("encrypted", assertion -> assertion.encrypt(EncryptionStyle.to(own.certificate())), 3));
    }

    private String row(String what, UnaryOperator<AssertionDraft> manner, double aimMillis) {
        List<String> responses = responses(manner);
        ResponseExpectation expected = expected();
        Speed ours = speed(
                responses,
                posted -> ResponseValidator.validate(posted, expected, Instant.now()) instanceof SamlOutcome.Accepted);
        Saml2Settings settings = settings();
        Speed theirs = speed(responses(manner), posted -> isValid(settings, posted));
        double ratio = ours.perSecond() / theirs.perSecond();
        String size = "%.1f kB".formatted(Base64.getDecoder().decode(responses.getFirst()).length / 1e3);
        Bench.say("%s, %s: %.0f/s, isValid %.0f/s".formatted(what, size, ours.perSecond(), theirs.perSecond()));
        return "| %s, %s | %,.0f/s | %.2f ms | < %.1f ms | %s | %,.0f/s | %.2f ms | %.1f | ≥ 3 | %s |\n"
                .formatted(
                        what,
                        size,
                        ours.perSecond(),
                        ours.cpuMillis(),
                        aimMillis,
                        Report.verdict(ours.cpuMillis() < aimMillis),
                        theirs.perSecond(),
                        theirs.cpuMillis(),
                        ratio,
                        Report.verdict(ratio >= 3));
    }

    /** @param cpuMillis for each response */
    private record Speed(double cpuMillis) {
        double perSecond() {
            return 1_000 / cpuMillis;
        }
    }

    private static Speed speed(List<String> responses, Predicate<String> judge) {
        pass(responses, judge, WARM_UP);
        return pass(responses, judge, MEASURED);
    }

    private static Speed pass(List<String> responses, Predicate<String> judge, Duration cpu) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        int done = 0;
        while (threads.getCurrentThreadCpuTime() - begun < cpu.toNanos()) {
            if (!judge.test(responses.get(done++ % responses.size()))) {
                throw new IllegalStateException("a sound response was refused");
            }
        }
        return new Speed((threads.getCurrentThreadCpuTime() - begun) / 1e6 / done);
    }

    private static boolean isValid(Saml2Settings settings, String posted) {
        try {
            return new SamlResponse(settings, ACS, posted).isValid(REQUEST);
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<String> responses(UnaryOperator<AssertionDraft> manner) {
        Instant now = Instant.now();
        return IntStream.range(0, DIFFERENT)
                .mapToObj(number -> {
                    String address = "person-" + number + "@acme.example";
                    AssertionDraft assertion = AssertionDraft.of(
                                    IDP, ACS, SP, REQUEST, NameId.of(address, NameId.EMAIL), now)
                            .attribute("email", address)
                            .attribute("givenName", "Ada")
                            .attribute("sn", "Okafor")
                            .attribute(
                                    "groups",
                                    IntStream.range(0, 30)
                                            .mapToObj(group -> "Engineering, group " + group)
                                            .toArray(String[]::new))
                            .sign(SignatureStyle.of(provider));
                    return ResponseDraft.of(IDP, ACS, REQUEST, now)
                            .with(manner.apply(assertion))
                            .base64();
                })
                .toList();
    }

    private ResponseExpectation expected() {
        return new ResponseExpectation(
                new ConnectionId(Ids.next()),
                IDP,
                List.of(provider.certificate()),
                List.of(SP),
                ACS,
                Optional.of(new Request(REQUEST, Optional.empty(), List.of())),
                Unsolicited.REFUSED,
                ResponseExpectation.USUAL_SKEW,
                List.of(own.privateKey()),
                AttributeMapping.NONE,
                SpokenDomains.ALL);
    }

    private Saml2Settings settings() {
        return new SettingsBuilder()
                .fromValues(Map.of(
                        "onelogin.saml2.strict",
                        "true",
                        "onelogin.saml2.idp.entityid",
                        IDP,
                        "onelogin.saml2.idp.single_sign_on_service.url",
                        "https://idp.example/saml/sso",
                        "onelogin.saml2.idp.x509cert",
                        provider.certificatePem(),
                        "onelogin.saml2.sp.entityid",
                        SP,
                        "onelogin.saml2.sp.assertion_consumer_service.url",
                        ACS,
                        "onelogin.saml2.sp.x509cert",
                        own.certificatePem(),
                        "onelogin.saml2.sp.privatekey",
                        Base64.getEncoder().encodeToString(own.privateKey().getEncoded()),
                        "onelogin.saml2.security.want_assertions_signed",
                        "true"))
                .build();
    }
}
