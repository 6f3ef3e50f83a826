package io.seatkeeper.jit.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.jit.identity.InspectionReport;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.IdpMetadataDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.ResponseDraft;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamlInspectionTest {
    private static final String IDP = "https://idp.example";
    private static final String SP = "https://seats.example/metadata";
    private static final String ACS = "https://seats.example/acs";
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final SamlKey KEY = SamlKey.rsa("idp");
    private static final SamlKey OURS = SamlKey.rsa("sp");
    private static final String METADATA = IdpMetadataDraft.xml(IDP, List.of(KEY), IDP + "/sso", IDP + "/slo");

    @Test
    void aSoundResponseIsAcceptedAsXmlAndAsBase64() {
        ResponseDraft draft = response(assertion());
        InspectionReport report = inspect(draft.xml(), Optional.of("_r1"));

        assertThat(report.exitCode()).as(report.text()).isZero();
        assertThat(report.text()).contains("passed  Audience").endsWith("accepted." + System.lineSeparator());
        assertThat(inspect("\n" + draft.base64() + "\n", Optional.empty()).exitCode())
                .isZero();
    }

    @Test
    void aBadOneIsRejectedWithExpectedBesideReceived() {
        InspectionReport report = inspect(response(assertion()).xml(), Optional.of("_r2"));

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.text())
                .contains("FAILED  Response InResponseTo")
                .contains("expected: _r2")
                .contains("received: _r1");
    }

    @Test
    void anEncryptedOneIsReadByOurKeyOnly() {
        String encrypted = response(assertion().encrypt(EncryptionStyle.to(OURS.certificate())))
                .xml();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(OURS.privateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        assertThat(SamlInspection.inspect(encrypted, METADATA, SP, ACS, Optional.empty(), Optional.of(pem), NOW)
                        .exitCode())
                .isZero();
        assertThat(inspect(encrypted, Optional.empty()).exitCode()).isEqualTo(1);
    }

    @Test
    void whatIsNoResponseNoMetadataOrNoKeyIsUnreadable() {
        String sound = response(assertion()).xml();

        assertThat(inspect("garbage", Optional.empty()).exitCode()).isEqualTo(2);
        assertThat(inspect("<garbage/>", Optional.empty()).exitCode()).isEqualTo(2);
        assertThat(SamlInspection.inspect(sound, "garbage", SP, ACS, Optional.empty(), Optional.empty(), NOW)
                        .exitCode())
                .isEqualTo(2);
        assertThat(SamlInspection.inspect(sound, METADATA, SP, ACS, Optional.empty(), Optional.of("x"), NOW)
                        .exitCode())
                .isEqualTo(2);
    }

    private static InspectionReport inspect(String response, Optional<String> requestId) {
        return SamlInspection.inspect(response, METADATA, SP, ACS, requestId, Optional.empty(), NOW);
    }

    private static AssertionDraft assertion() {
        return AssertionDraft.of(IDP, ACS, SP, "_r1", NameId.of("ada@acme.example", NameId.EMAIL), NOW)
                .sign(SignatureStyle.of(KEY));
    }

    private static ResponseDraft response(AssertionDraft assertion) {
        return ResponseDraft.of(IDP, ACS, "_r1", NOW).with(assertion);
    }
}
