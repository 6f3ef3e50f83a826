package io.seatkeeper.oauth.authorize;

import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about a good request: a pure function of the request, of who is signed in, and of the time. */
public sealed interface Verdict {
    /** The person gets a code for the application. */
    record Grant(Current current) implements Verdict {}

    /** The person signs in first, then the request goes on. */
    record SignIn() implements Verdict {}

    /** The client is told no. */
    record Refuse(Kind kind, String description) implements Verdict {}

    /**
     * Decides.
     *
     * @param sentToSignInAt when the person was sent to sign in for this very request; empty: not yet
     */
    static Verdict of(
            AuthorizationRequest request, Optional<Current> session, Optional<Instant> sentToSignInAt, Instant now) {
        Optional<Current> fitting = session.filter(current -> fits(request, current));
        boolean fresh = fitting.filter(current -> isFresh(request, current, sentToSignInAt, now))
                .isPresent();
        if (fresh) {
            return new Grant(fitting.get());
        }
        if (request.prompt().contains("none")) {
            return new Refuse(Kind.LOGIN_REQUIRED, "Nobody is signed in here who fits the request.");
        }
        if (sentToSignInAt.isPresent()) {
            return new Refuse(Kind.ACCESS_DENIED, "The person came back without having signed in as the request asks.");
        }
        return new SignIn();
    }

    private static boolean fits(AuthorizationRequest request, Current current) {
        boolean itsOrganization = request.only()
                .filter(only -> !only.equals(current.organization().id()))
                .isEmpty();
        boolean theOneAskedFor = request.organization()
                .filter(slug -> !slug.equals(current.organization().slug()))
                .isEmpty();
        return itsOrganization && theOneAskedFor;
    }

    /** {@code prompt} and {@code max_age} (Core §3.1.2.1): whoever was sent to sign in for this request has done it since. */
    private static boolean isFresh(
            AuthorizationRequest request, Current current, Optional<Instant> sentToSignInAt, Instant now) {
        Optional<Instant> anew =
                request.prompt().contains("login") || request.prompt().contains("select_account")
                        ? Optional.of(sentToSignInAt.orElse(Instant.MAX))
                        : Optional.empty();
        Optional<Instant> byAge = request.maxAge().map(age -> sentToSignInAt.orElse(now.minus(age)));
        return anew.filter(since -> current.signedInAt().isBefore(since)).isEmpty()
                && byAge.filter(since -> current.signedInAt().isBefore(since)).isEmpty();
    }
}
