package io.seatkeeper.jit.logout;

import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.Sessions.AtProvider;
import io.seatkeeper.contract.Sessions.SignedOut;
import io.seatkeeper.jit.logout.SignOutAtProvider.Rest;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.session.EndSessions;
import io.seatkeeper.jit.session.SessionToken;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A person signs out: the session here ends, and what is left to do at the provider is told. */
public final class SignOut {
    private final EndSessions sessions;
    private final SignOutAtProvider provider;
    private final String returnTo;

    /** @param returnTo our own page that says "signed out", as an address */
    public SignOut(EndSessions sessions, SignOutAtProvider provider, String returnTo) {
        this.sessions = sessions;
        this.provider = provider;
        this.returnTo = returnTo;
    }

    /** Ends the session of a token; empty where there was none, or nothing is known of its connection any more. */
    public Future<Optional<Rest>> of(Optional<SessionToken> token) {
        return token.map(sessions::byToken)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(ended -> ended.map(session -> provider.after(session, returnTo))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** Answers {@code Sessions.SIGN_OUT}. */
    public Future<SignedOut> handle(Sessions.SignOut wanted) {
        return of(SessionToken.parse(wanted.cookie()))
                .map(rest -> new SignedOut(
                        rest.map(known -> known.organization().slug()),
                        rest.flatMap(Rest::departure).map(SignOut::way)));
    }

    private static AtProvider way(Departure departure) {
        return switch (departure) {
            case Departure.Redirect redirect -> new AtProvider(redirect.address(), Map.of());
            case Departure.Post post -> {
                Map<String, String> form = new TreeMap<>(Map.of(post.parameter(), post.message()));
                post.relayState().ifPresent(state -> form.put("RelayState", state));
                yield new AtProvider(post.address(), form);
            }
        };
    }
}
