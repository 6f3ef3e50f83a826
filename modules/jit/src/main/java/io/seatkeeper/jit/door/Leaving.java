package io.seatkeeper.jit.door;

import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.Purpose;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.connection.Party;
import io.seatkeeper.jit.identity.Freshness;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.SignInRequest;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.saml.SignOnRequest;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** Writes a sign-in down, binds it to the browser and sends the browser to the provider, whatever that speaks. */
final class Leaving {
    private final PendingSignIns pending;
    private final AttemptSecrets derived;
    private final OidcProtocol oidc;
    private final SamlProtocol saml;
    private final ConnectionAddresses addresses;
    private final Cookies cookies;
    private final Pages pages;
    private final InstantSource clock;

    Leaving(
            PendingSignIns pending,
            AttemptSecrets derived,
            OidcProtocol oidc,
            SamlProtocol saml,
            ConnectionAddresses addresses,
            Cookies cookies,
            Pages pages,
            InstantSource clock) {
        this.pending = pending;
        this.derived = derived;
        this.oidc = oidc;
        this.saml = saml;
        this.addresses = addresses;
        this.cookies = cookies;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param hint whom the provider should ask for
     * @param freshness what it is asked for beyond what the connection asks for
     */
    Future<Void> leave(
            RoutingContext context,
            LiveConnection connection,
            Purpose purpose,
            Optional<String> hint,
            Freshness freshness) {
        String state = Tokens.random();
        SignInKey key = new SignInKey(connection.organization().id(), connection.id(), state);
        String browser = cookies.markedBrowser(context.request());
        return departure(connection, state, hint, freshness)
                .compose(departure ->
                        pending.begin(key, browser, purpose, freshness).map(departure))
                .compose(departure -> Departures.take(context, pages, connection.organization(), departure));
    }

    private Future<Departure> departure(
            LiveConnection connection, String state, Optional<String> hint, Freshness freshness) {
        return switch (connection.party()) {
            case Party.Oidc oidcParty -> {
                SignInRequest request = new SignInRequest(
                        state,
                        derived.nonce(state),
                        derived.codeVerifier(state),
                        addresses.redirectUri(connection),
                        hint,
                        freshness);
                yield oidc.authorizationUrl(OidcParts.of(connection), request).map(Departure.Redirect::new);
            }
            case Party.Saml samlParty -> {
                // SAML has no max_age: the one way to be sure of a fresh proof is to ask for a new one.
                SignOnRequest request =
                        new SignOnRequest(derived.requestId(state), state, clock.instant(), hint, freshness.isAsked());
                yield saml.request(SamlParts.of(connection, addresses), request);
            }
        };
    }
}
