package io.seatkeeper.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Applications.Signing;
import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.SessionId;
import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.contract.Source;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.oauth.authorize.AuthorizationRequest.ReplyTo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When an existing session is fresh enough, and when a person has done what they were sent for. Skew: 60 seconds. */
class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.750Z");
    private static final Instant SENT = NOW.minusSeconds(30);
    private static final Instant SECOND = Instant.parse("2026-05-01T11:59:30Z");
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Set<String> LOGIN = Set.of("login");
    private static final Set<String> SELECT = Set.of("select_account");

    static Stream<Arguments> beforeAnybodyWasSent() {
        Instant longAgo = NOW.minusSeconds(5_000);
        return Stream.of(
                argumentSet("no wish", Set.of(), null, longAgo, null, true),
                argumentSet("login", LOGIN, null, NOW, NOW, false),
                argumentSet("select_account", SELECT, null, NOW, NOW, false),
                argumentSet("max_age of 0", Set.of(), 0, NOW, NOW, false),
                argumentSet("proof just young enough", Set.of(), 600, longAgo, NOW.minusSeconds(600), true),
                argumentSet("proof a second too old", Set.of(), 600, NOW, NOW.minusSeconds(601), false),
                argumentSet("no proof known", Set.of(), 600, NOW, null, false));
    }

    @ParameterizedTest
    @MethodSource
    void beforeAnybodyWasSent(
            Set<String> prompt, @Nullable Integer maxAge, Instant signedIn, @Nullable Instant proven, boolean granted) {
        Verdict verdict =
                Verdict.of(request(prompt, maxAge), Optional.of(session(signedIn, proven)), Optional.empty(), NOW);

        assertThat(verdict).isInstanceOf(granted ? Verdict.Grant.class : Verdict.SignIn.class);
    }

    static Stream<Arguments> onceSomebodyWasSent() {
        Instant since = SENT.plusSeconds(10);
        Instant before = SENT.minusMillis(1);
        return Stream.of(
                argumentSet("no wish", Set.of(), null, before, null, true),
                argumentSet("login, proven since", LOGIN, null, since, since, true),
                argumentSet("login, by a clock that is behind", LOGIN, null, since, SECOND.minus(SKEW), true),
                argumentSet(
                        "login, before that",
                        LOGIN,
                        null,
                        since,
                        SECOND.minus(SKEW).minusSeconds(1),
                        false),
                argumentSet("login, nobody says when", LOGIN, null, since, null, false),
                argumentSet("login, not signed in since", LOGIN, null, before, SENT, false),
                argumentSet(
                        "max_age of 0 is login",
                        Set.of(),
                        0,
                        since,
                        SECOND.minus(SKEW).minusSeconds(1),
                        false),
                argumentSet(
                        "young enough", Set.of(), 600, since, SECOND.minus(SKEW).minusSeconds(600), true),
                argumentSet("too old", Set.of(), 600, since, SECOND.minus(SKEW).minusSeconds(601), false),
                argumentSet("young, not signed in since", Set.of(), 600, before, SENT, false),
                argumentSet("login and max_age: the stricter", LOGIN, 600, since, SECOND.minusSeconds(300), false),
                argumentSet("account chosen, whatever the proof", SELECT, null, since, null, true),
                argumentSet("account not chosen", SELECT, null, before, SENT, false));
    }

    @ParameterizedTest
    @MethodSource
    void onceSomebodyWasSent(
            Set<String> prompt, @Nullable Integer maxAge, Instant signedIn, @Nullable Instant proven, boolean granted) {
        Verdict verdict =
                Verdict.of(request(prompt, maxAge), Optional.of(session(signedIn, proven)), Optional.of(SENT), NOW);

        assertThat(verdict)
                .as("never sent a second time")
                .isInstanceOf(granted ? Verdict.Grant.class : Verdict.Refuse.class);
    }

    private static AuthorizationRequest request(Set<String> prompt, @Nullable Integer maxAge) {
        Registration registration = new Registration(
                "Training",
                Authentication.NONE,
                List.of("https://app.example/callback"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Signing.ES256,
                false);
        return new AuthorizationRequest(
                new Application(
                        new ApplicationId(Ids.next()), Optional.empty(), registration, List.of(), 1, Instant.EPOCH),
                new ReplyTo("https://app.example/callback", false, Optional.empty()),
                "openid",
                Optional.empty(),
                "challenge",
                prompt,
                Optional.ofNullable(maxAge).map(Duration::ofSeconds),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Current session(Instant signedInAt, @Nullable Instant provenAt) {
        OrganizationId organization = new OrganizationId(Ids.next());
        return new Current(
                new SessionId(Ids.next()),
                user(organization),
                organization(organization),
                AuthMethod.OIDC,
                signedInAt,
                Optional.ofNullable(provenAt),
                SKEW,
                "csrf");
    }

    private static User user(OrganizationId organization) {
        return new User(
                new UserId(Ids.next()),
                organization,
                "ada",
                Optional.empty(),
                false,
                PersonName.UNKNOWN,
                Role.LEARNER,
                UserStatus.ACTIVE,
                Source.JIT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH,
                0,
                1);
    }

    private static Organization organization(OrganizationId id) {
        return new Organization(
                id,
                "acme",
                "Acme",
                OptionalInt.empty(),
                1,
                true,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Duration.ofHours(12),
                1,
                Instant.EPOCH);
    }
}
