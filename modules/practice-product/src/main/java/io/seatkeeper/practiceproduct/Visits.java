package io.seatkeeper.practiceproduct;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The product's own sessions, in memory, the oldest forgotten first. Lives on one event loop. */
final class Visits {
    private static final String COOKIE = "fernhill_session";
    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Visit> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > MOST;
        }
    };

    /** What the product knows of a browser. */
    sealed interface Visit {
        /** Somebody has gone to sign in; what comes back must fit. */
        record Leaving(String state, String nonce, String verifier) implements Visit {
            @Override
            public String toString() {
                return "Leaving[hidden]";
            }
        }

        record SignedIn(Learner learner) implements Visit {}

        /** The provider said that it is over. */
        record Ended() implements Visit {}
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Optional<Visit> of(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        return cookie == null ? Optional.empty() : Optional.ofNullable(known.get(cookie.getValue()));
    }

    /** Under a new name each time, so that nobody knows it who knew the one before. */
    void remember(RoutingContext context, Visit visit) {
        forget(context);
        String name = random();
        known.put(name, visit);
        context.response()
                .addCookie(Cookie.cookie(COOKIE, name)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX));
    }

    void forget(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie != null) {
            known.remove(cookie.getValue());
        }
    }

    /** Ends the sessions of some people; answers how many there were. */
    int end(Predicate<Learner> over) {
        int ended = 0;
        for (Map.Entry<String, Visit> entry : known.entrySet()) {
            if (entry.getValue() instanceof Visit.SignedIn signedIn && over.test(signedIn.learner())) {
                entry.setValue(new Visit.Ended());
                ended++;
            }
        }
        return ended;
    }
}
