package io.seatkeeper.oauth.authorize;

import io.seatkeeper.contract.Sessions.Current;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is to be done about a good request: a pure function of the request, of who is signed in, and of the time. */
public sealed interface Verdict {
    /** The person gets a code for the application. */
    record Grant(Current current) implements Verdict {}

    /** The person signs in first, then the request goes on. */
    record SignIn() implements Verdict {}

    /**
     * The client is told no.
     *
     * @param reason for the audit log: the client learns no more of who is signed in than that they don't fit
     */
    record Refuse(Kind kind, String description, String reason) implements Verdict {}

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
            return new Refuse(
                    Kind.LOGIN_REQUIRED,
                    "Nobody is signed in here who fits the request.",
                    why(session.isPresent(), fitting.isPresent()));
        }
        if (sentToSignInAt.isPresent()) {
            return new Refuse(
                    Kind.ACCESS_DENIED,
                    "The person came back without having signed in as the request asks.",
                    why(session.isPresent(), fitting.isPresent()));
        }
        return new SignIn();
    }

    private static String why(boolean signedIn, boolean fits) {
        if (!signedIn) {
            return "Nobody is signed in.";
        }
        return fits
                ? "Who is signed in has not proven who they are as lately as the request asks, as far as is known."
                : "Who is signed in belongs to another organization than the request asks for.";
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

    /**
     * {@code prompt} and {@code max_age} (Core §3.1.2.1). Whoever was sent to sign in for this request has done it since, and their
     * identity provider says that they proved who they are late enough for the time when they were sent, its clock and its whole
     * seconds being what they are. Where it doesn't say, nobody knows.
     */
    private static boolean isFresh(
            AuthorizationRequest request, Current current, Optional<Instant> sentToSignInAt, Instant now) {
        if (!request.signsInAnew() && request.maxAge().isEmpty()) {
            return true;
        }
        if (sentToSignInAt.isEmpty()) {
            return !request.signsInAnew() && isYoungEnough(request, current, now);
        }
        Instant sent = sentToSignInAt.get();
        Instant earliest = sent.truncatedTo(ChronoUnit.SECONDS).minus(current.clockSkew());
        return !current.signedInAt().isBefore(sent)
                && (!request.provesAnew() || isProvenSince(current, earliest))
                && isYoungEnough(request, current, earliest);
    }

    private static boolean isYoungEnough(AuthorizationRequest request, Current current, Instant at) {
        return request.maxAge()
                .filter(age -> !isProvenSince(current, at.minus(age)))
                .isEmpty();
    }

    private static boolean isProvenSince(Current current, Instant earliest) {
        return current.authenticatedAt().filter(at -> !at.isBefore(earliest)).isPresent();
    }
}
