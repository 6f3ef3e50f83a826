package io.seatkeeper.jit.oidc;

import static io.seatkeeper.jit.oidc.TokenForge.CLIENT;
import static io.seatkeeper.jit.oidc.TokenForge.ISSUER;
import static io.seatkeeper.jit.oidc.TokenForge.NOW;
import static io.seatkeeper.jit.oidc.TokenForge.PUBLISHED;
import static io.seatkeeper.jit.oidc.TokenForge.RSA;
import static io.seatkeeper.jit.oidc.TokenForge.STRANGER;
import static io.seatkeeper.jit.oidc.TokenForge.header;
import static io.seatkeeper.jit.oidc.TokenForge.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.seatkeeper.contract.Check;
import io.seatkeeper.jit.identity.AttributeMapping;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogoutTokenValidatorTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final OidcSettings SETTINGS = new OidcSettings(
            ISSUER,
            CLIENT,
            new ClientAuthentication.SecretBasic("secret"),
            ProviderPreset.GENERIC,
            AttributeMapping.NONE,
            List.of("openid"),
            Duration.ofSeconds(60),
            ResponseMode.QUERY,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    @Test
    void aGoodTokenNamesWhomItEnds() {
        assertThat(validate(token(logout().claim("sid", "session-1"), "logout+jwt")))
                .isInstanceOfSatisfying(LogoutOutcome.Accepted.class, accepted -> {
                    assertThat(accepted.subject()).contains("person-1");
                    assertThat(accepted.providerSession()).contains("session-1");
                    assertThat(accepted.tokenId()).isEqualTo("jti-1");
                    assertThat(accepted.forgettableAt()).isEqualTo(NOW.plusSeconds(180));
                    assertThat(accepted.checks()).allMatch(Check::passed);
                });
    }

    @Test
    void aTokenWithASessionOnlyIsTaken() {
        assertThat(validate(token(logout().subject(null).claim("sid", "session-1"), "JWT")))
                .isInstanceOf(LogoutOutcome.Accepted.class);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("an ID token", signed(TokenForge.good()), "events"),
                argumentSet("with a nonce", token(logout().claim("nonce", "n"), "logout+jwt"), "nonce"),
                argumentSet("another type", token(logout(), "at+jwt"), "typ"),
                argumentSet(
                        "another event",
                        token(logout().claim("events", Map.of("x", Map.of())), "logout+jwt"),
                        "events"),
                argumentSet(
                        "event no object", token(logout().claim("events", Map.of(EVENT, 1)), "logout+jwt"), "events"),
                argumentSet("events no object", token(logout().claim("events", EVENT), "logout+jwt"), "events"),
                argumentSet("another issuer", token(logout().issuer("https://x.example"), "logout+jwt"), "iss"),
                argumentSet("another audience", token(logout().audience("x"), "logout+jwt"), "aud"),
                argumentSet(
                        "expired",
                        token(logout().expirationTime(Date.from(NOW.minusSeconds(60))), "logout+jwt"),
                        "exp"),
                argumentSet("no exp", token(logout().expirationTime(null), "logout+jwt"), "exp"),
                argumentSet(
                        "future iat", token(logout().issueTime(Date.from(NOW.plusSeconds(61))), "logout+jwt"), "iat"),
                argumentSet("no iat", token(logout().issueTime(null), "logout+jwt"), "iat"),
                argumentSet("no jti", token(logout().jwtID(null), "logout+jwt"), "jti"),
                argumentSet("neither sub nor sid", token(logout().subject(null), "logout+jwt"), "sub or sid"),
                argumentSet(
                        "stranger's key",
                        signed(header(JWSAlgorithm.RS256, STRANGER), logout().build(), STRANGER),
                        "kid"),
                argumentSet(
                        "bad signature",
                        signed(header(JWSAlgorithm.RS256, RSA), logout().build(), STRANGER),
                        "signature"),
                argumentSet("alg none", new PlainJWT(logout().build()).serialize(), "alg"),
                argumentSet("garbage", "garbage", "logout_token"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void eachDefectIsRefused(String token, String check) {
        assertThat(validate(token)).isInstanceOf(LogoutOutcome.Rejected.class);
        assertThat(validate(token).checks().stream()
                        .filter(made -> !made.passed())
                        .map(Check::name))
                .contains(check);
    }

    private static JWTClaimsSet.Builder logout() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .subject("person-1")
                .jwtID("jti-1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(120)))
                .claim("events", Map.of(EVENT, Map.of()));
    }

    private static String token(JWTClaimsSet.Builder claims, String type) {
        return signed(header(JWSAlgorithm.RS256, RSA).type(new JOSEObjectType(type)), claims.build(), RSA);
    }

    private static LogoutOutcome validate(String token) {
        return LogoutTokenValidator.validate(token, PUBLISHED, SETTINGS, NOW);
    }
}
