package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every check of a logout token (OpenID Connect Back-Channel Logout 1.0 §2.6) but that of its {@code jti} having come
 * before, as a pure function of the token, the provider's keys, the connection's settings and the time.
 */
final class LogoutTokenValidator {
    private static final ErrorCode INVALID = ErrorCode.OIDC_LOGOUT_TOKEN_INVALID;
    private static final TokenSignature.Codes CODES = new TokenSignature.Codes(INVALID, INVALID, INVALID);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Set<String> TYPES = Set.of("logout+jwt", "application/logout+jwt", "jwt");
    private static final int LONGEST = 255;

    private LogoutTokenValidator() {}

    static LogoutOutcome validate(String token, JWKSet keys, OidcSettings settings, Instant now) {
        Checks checks = new Checks();
        Optional<JWT> parsed = TokenSignature.parse(token);
        Optional<Claims> said = parsed.flatMap(Claims::of);
        if (parsed.isEmpty() || said.isEmpty()) {
            checks.add(INVALID, "logout_token", false, "a signed JWT", "no JWT that can be read");
            return rejected(checks);
        }
        Claims claims = said.get();
        TokenSignature.check(parsed.get(), keys, CODES, checks);
        checkType(parsed.get(), checks);
        checkParties(claims, settings, checks);
        checkTimes(claims, settings, now, checks);
        checkEvent(claims, checks);
        Optional<String> subject = claims.text("sub").filter(LogoutTokenValidator::bounded);
        Optional<String> session = claims.text("sid").filter(LogoutTokenValidator::bounded);
        Optional<String> id = claims.text("jti").filter(LogoutTokenValidator::bounded);
        checks.add(
                INVALID,
                "sub or sid",
                subject.isPresent() || session.isPresent(),
                "one of them, of 1 to 255 characters",
                claims.shown("sub").or(() -> claims.shown("sid")));
        checks.add(INVALID, "jti", id.isPresent(), "1 to 255 characters", claims.shown("jti"));
        return checks.failed().isPresent()
                ? rejected(checks)
                : new LogoutOutcome.Accepted(
                        checks.made(),
                        id.orElseThrow(),
                        subject,
                        session,
                        claims.time("exp").orElseThrow().plus(settings.clockSkew()));
    }

    /** Whether it was refused for its key, which a provider may just have rolled over. */
    static boolean blamesKeys(LogoutOutcome outcome) {
        return outcome.checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .map(Check::name)
                .filter(name -> name.equals("kid") || name.equals("signature"))
                .isPresent();
    }

    private static LogoutOutcome rejected(Checks checks) {
        String names = String.join(
                ", ",
                checks.made().stream()
                        .filter(check -> !check.passed())
                        .map(Check::name)
                        .toList());
        return new LogoutOutcome.Rejected(checks.made(), "The logout token fails the checks: " + names + ".");
    }

    /** The type is recommended only; what tells a logout token from an ID token for sure is its event and no nonce. */
    private static void checkType(JWT token, Checks checks) {
        Optional<String> type = Optional.ofNullable(token.getHeader().getType()).map(JOSEObjectType::toString);
        boolean fits = type.isEmpty() || TYPES.contains(type.get().toLowerCase(Locale.ROOT));
        checks.add(INVALID, "typ", fits, "logout+jwt, JWT or none", type);
    }

    private static void checkParties(Claims claims, OidcSettings settings, Checks checks) {
        boolean issuer = settings.issuer().equals(claims.values().get("iss"));
        checks.add(INVALID, "iss", issuer, settings.issuer(), claims.shown("iss"));
        boolean audience = claims.texts("aud").contains(settings.clientId());
        checks.add(INVALID, "aud", audience, settings.clientId(), claims.shown("aud"));
    }

    private static void checkTimes(Claims claims, OidcSettings settings, Instant now, Checks checks) {
        Instant earliest = now.minus(settings.clockSkew());
        Instant latest = now.plus(settings.clockSkew());
        boolean running =
                claims.time("exp").filter(time -> time.isAfter(earliest)).isPresent();
        checks.add(INVALID, "exp", running, "after " + earliest, claims.shown("exp"));
        boolean issued =
                claims.time("iat").filter(time -> !time.isAfter(latest)).isPresent();
        checks.add(INVALID, "iat", issued, "not after " + latest, claims.shown("iat"));
    }

    private static void checkEvent(Claims claims, Checks checks) {
        boolean event = claims.values().get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map;
        checks.add(INVALID, "events", event, "an object under " + EVENT, claims.shown("events"));
        checks.add(INVALID, "nonce", !claims.has("nonce"), "(none)", claims.shown("nonce"));
    }

    private static boolean bounded(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
