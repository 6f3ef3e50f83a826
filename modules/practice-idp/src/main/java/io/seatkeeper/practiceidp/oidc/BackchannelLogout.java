package io.seatkeeper.practiceidp.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.seatkeeper.practiceidp.tenant.Loopback;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.PracticeSession.OidcClient;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.seatkeeper.practiceidp.tenant.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells every client of a session that it has ended (OpenID Connect Back-Channel Logout 1.0 §2.4 and §2.5). Nobody registers
 * here, so the address is a convention: the redirect URI with {@code /backchannel-logout} in place of {@code /callback}.
 */
public final class BackchannelLogout {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String CALLBACK = "/callback";

    private final HttpClient http;
    private final Clock clock;

    /** Calls clients from this Vert.x. */
    public BackchannelLogout(Vertx vertx, Clock clock) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setTrustAll(true)
                .setVerifyHost(false));
        this.clock = clock;
    }

    /** The address at which the client of this redirect URI hears of logouts, if it follows the convention. */
    static Optional<URI> addressBeside(URI redirectUri) {
        String text = redirectUri.toString();
        return text.endsWith(CALLBACK)
                ? Loopback.address(text.substring(0, text.length() - CALLBACK.length()) + "/backchannel-logout")
                : Optional.empty();
    }

    /** Ends a session and tells its clients of this protocol; done when each has answered, failed, or taken more than three seconds. */
    public Future<Void> end(Tenant tenant, PracticeSession session) {
        tenant.sessions().end(session);
        List<Future<Void>> told = session.participants().stream()
                .filter(OidcClient.class::isInstance)
                .map(OidcClient.class::cast)
                .map(participant -> tell(tenant, session, participant))
                .toList();
        return Future.join(told).<Void>mapEmpty().otherwiseEmpty();
    }

    private Future<Void> tell(Tenant tenant, PracticeSession session, OidcClient participant) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(tenant.issuer())
                .subject(session.person().subject())
                .audience(participant.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(Tokens.random())
                .claim("sid", session.id())
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
        String form = "logout_token=" + URLEncoder.encode(tenant.keys().sign(TYPE, claims), StandardCharsets.UTF_8);
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(participant.backchannelLogoutUri().toString())
                .setTimeout(PATIENCE.toMillis())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/x-www-form-urlencoded");
        return http.request(request).compose(sent -> sent.send(form)).mapEmpty();
    }
}
