package io.seatkeeper.jit.door;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.AttemptSecrets;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.oidc.OidcProtocol;
import io.seatkeeper.jit.oidc.SignInRequest;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.jit.session.ReturnAddress;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * Starts a sign-in: writes it down, binds it to the browser and sends the browser to the provider. Also where a provider's
 * tile begins one (third-party-initiated login, OpenID Connect Core §4), by GET or POST.
 */
final class StartHandler implements Handler<RoutingContext> {
    private static final int LONGEST_HINT = 254;
    private static final int LONGEST_ADDRESS = 2_000;

    private final Doorway doorway;
    private final PendingSignIns pending;
    private final AttemptSecrets derived;
    private final OidcProtocol oidc;
    private final ConnectionAddresses addresses;
    private final Cookies cookies;

    StartHandler(
            Doorway doorway,
            PendingSignIns pending,
            AttemptSecrets derived,
            OidcProtocol oidc,
            ConnectionAddresses addresses,
            Cookies cookies) {
        this.doorway = doorway;
        this.pending = pending;
        this.derived = derived;
        this.oidc = oidc;
        this.addresses = addresses;
        this.cookies = cookies;
    }

    @Override
    public void handle(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            MultiMap parameters = Parameters.of(context);
            checkIssuer(Parameters.one(parameters, "iss", LONGEST_ADDRESS), connection);
            Optional<String> returnTo = Parameters.one(parameters, "return_to", LONGEST_ADDRESS)
                    .or(() -> Parameters.one(parameters, "target_link_uri", LONGEST_ADDRESS))
                    .map(wanted -> ReturnAddress.checked(
                            wanted, connection.organization().returnUrls()));
            Optional<String> hint = Parameters.one(parameters, "login_hint", LONGEST_HINT);
            return leave(context, connection, returnTo, hint);
        });
    }

    private Future<Void> leave(
            RoutingContext context, LiveConnection connection, Optional<String> returnTo, Optional<String> hint) {
        String state = Tokens.random();
        SignInRequest request = new SignInRequest(
                state, derived.nonce(state), derived.codeVerifier(state), addresses.redirectUri(connection), hint);
        SignInKey key = new SignInKey(connection.organization().id(), connection.id(), state);
        String browser = cookies.markedBrowser(context.request());
        return oidc.authorizationUrl(OidcParts.of(connection), request)
                .compose(address -> pending.begin(key, browser, returnTo).map(address))
                .compose(address -> Redirects.to(context, address));
    }

    /** Core §4: what the initiator says must be the very issuer, or somebody else sends the browser here. */
    private static void checkIssuer(Optional<String> named, LiveConnection connection) {
        String expected = connection.settings().issuer();
        if (named.filter(issuer -> !issuer.equals(expected)).isPresent()) {
            Check check = new Check(ErrorCode.OIDC_ISSUER_MISMATCH, "iss", false, expected, named.get());
            throw new ContractFailure(
                    ErrorCode.OIDC_ISSUER_MISMATCH, "The sign-in was begun for another issuer.", List.of(check));
        }
    }
}
