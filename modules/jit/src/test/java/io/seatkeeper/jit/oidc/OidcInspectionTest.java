package io.seatkeeper.jit.oidc;

import static io.seatkeeper.jit.oidc.TokenForge.CLIENT;
import static io.seatkeeper.jit.oidc.TokenForge.ISSUER;
import static io.seatkeeper.jit.oidc.TokenForge.NONCE;
import static io.seatkeeper.jit.oidc.TokenForge.NOW;
import static io.seatkeeper.jit.oidc.TokenForge.PUBLISHED;
import static io.seatkeeper.jit.oidc.TokenForge.good;
import static io.seatkeeper.jit.oidc.TokenForge.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.jit.identity.InspectionReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OidcInspectionTest {
    @Test
    void aGoodTokenIsAccepted() {
        InspectionReport report = inspect("\n" + signed(good()) + "\n", Optional.of(NONCE));

        assertThat(report.exitCode()).isZero();
        assertThat(report.text()).contains("passed  aud").contains("accepted").doesNotContain("FAILED");
    }

    @Test
    void aBadOneIsRejectedWithExpectedBesideReceived() {
        InspectionReport report = inspect(signed(good().audience("other")), Optional.empty());

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.text())
                .contains("FAILED  aud")
                .contains("expected: " + CLIENT)
                .contains("received: other");
    }

    @Test
    void whatIsNoTokenOrNoKeysIsUnreadable() {
        assertThat(inspect("garbage", Optional.empty()).exitCode()).isEqualTo(2);
        assertThat(OidcInspection.inspect(signed(good()), "{}", ISSUER, CLIENT, Optional.empty(), NOW)
                        .exitCode())
                .isEqualTo(2);
    }

    private static InspectionReport inspect(String token, Optional<String> nonce) {
        return OidcInspection.inspect(token, PUBLISHED.toString(), ISSUER, CLIENT, nonce, NOW);
    }
}
