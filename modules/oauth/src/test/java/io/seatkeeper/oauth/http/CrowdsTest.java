package io.seatkeeper.oauth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Applications.Signing;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CrowdsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Crowds crowds = new Crowds(request -> "unused", now::get);

    @Test
    void applicationIsHeldBackWhateverTheAddressesAndComesBack() {
        Application crowded = application();
        for (int time = 0; time < Crowds.BURST; time++) {
            crowds.count(crowded);
        }

        assertThatThrownBy(() -> crowds.count(crowded)).isInstanceOfSatisfying(OauthFailure.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(refusal.kind().text()).isEqualTo("temporarily_unavailable");
            assertThat(refusal.kind().status()).isEqualTo(429);
        });
        crowds.count(application());
        now.set(Instant.EPOCH.plusSeconds(1));
        crowds.count(crowded);
    }

    private static Application application() {
        return new Application(
                new ApplicationId(Ids.next()),
                Optional.empty(),
                new Registration(
                        "Training",
                        Authentication.NONE,
                        List.of("https://app.example/callback"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Signing.ES256,
                        false),
                List.of(),
                1,
                Instant.EPOCH);
    }
}
