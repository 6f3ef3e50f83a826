package io.seatkeeper.bench;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.bench.Application.Tokens;
import io.seatkeeper.bench.LogoutListener.Arrival;
import io.seatkeeper.bench.ScimCalls.Tenant;
import io.vertx.core.Future;
import java.text.ParseException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** From the answer to a deactivation by SCIM until the application has the signed logout token, while others ask about tokens. */
final class LogoutDelay {
    private static final int CASES = 200;
    private static final String ORGANIZATION = "leavers";

    /** Of each of the background's users, so that the load is light. */
    private static final int PAUSE_MILLIS = 20;

    private final Rig rig;
    private final Operator operator;
    private final Application application;
    private final LogoutListener listener;

    LogoutDelay(Rig rig, Operator operator, Application application, LogoutListener listener) {
        this.rig = rig;
        this.operator = operator;
        this.application = application;
        this.listener = listener;
    }

    /** @param other what the others do */
    void measure(Report report, Supplier<Future<?>> other) {
        operator.organization(ORGANIZATION);
        operator.connection(ORGANIZATION, rig.issuer());
        Tenant tenant = new Tenant(ORGANIZATION, operator.scimToken(ORGANIZATION));
        ScimCalls calls = new ScimCalls(rig.vertx(), rig.service().baseUrl());
        Browser browser = new Browser(rig.vertx(), rig.service().baseUrl());
        JWKSet keys = keys();
        long[] delays = new long[CASES];
        try (Background _ = Background.of(
                rig,
                () -> rig.vertx().timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).compose(paused -> other.get()))) {
            for (int i = 0; i < CASES; i++) {
                String person = "leaver-" + i + "@acme.example";
                Tokens tokens = rig.ask(() -> browser.signIn(ORGANIZATION, Operator.CONNECTION, person)
                        .compose(application::code)
                        .compose(application::exchange));
                delays[i] = delay(calls, tenant, tokens, keys);
            }
        }
        Arrays.sort(delays);
        report.delays(
                "a deactivation by SCIM answered until the application has the logout token, under light load",
                delays,
                1_000);
    }

    /** In nanoseconds; 0 where the token was there before the answer. */
    private long delay(ScimCalls calls, Tenant tenant, Tokens tokens, JWKSet keys) {
        String session;
        String user;
        try {
            SignedJWT id = SignedJWT.parse(tokens.id());
            session = id.getJWTClaimsSet().getStringClaim("sid");
            user = id.getJWTClaimsSet().getSubject();
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
        long answered = rig.ask(() -> calls.deactivate(tenant, user).map(done -> System.nanoTime()));
        Arrival arrival = listener.heardOf(session);
        LogoutListener.verify(arrival.token(), keys, rig.service().baseUrl(), application.id());
        return Math.max(0, arrival.at() - answered);
    }

    private JWKSet keys() {
        try {
            return JWKSet.parse(rig.ask(application::keys));
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
