package io.seatkeeper.jit.door;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.PendingSignIns.Purpose;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.jit.session.ReturnAddress;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * Starts a sign-in. Also where a provider's
 * tile begins one (third-party-initiated login, OpenID Connect Core §4), by GET or POST.
 */
final class StartHandler implements Handler<RoutingContext> {
    static final int LONGEST_HINT = 254;
    /** Marks a sign-in that an answer was turned into for which nobody had asked. */
    static final String UNASKED = "unasked";

    private static final int MOST_ROUNDS = 2;
    private static final int LONGEST_ADDRESS = 2_000;

    private final Doorway doorway;
    private final Leaving leaving;
    private final Cookies cookies;

    StartHandler(Doorway doorway, Leaving leaving, Cookies cookies) {
        this.doorway = doorway;
        this.leaving = leaving;
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
            if (parameters.contains(UNASKED)) {
                countRound(context);
            }
            Optional<String> hint = Parameters.one(parameters, "login_hint", LONGEST_HINT);
            return leaving.leave(
                    context, connection, new Purpose(returnTo, Optional.empty()), hint, Wish.read(parameters));
        });
    }

    /** Only a browser can tell that it has been here before: the provider's answers name nothing. */
    private void countRound(RoutingContext context) {
        int before = cookies.rounds(context.request());
        boolean circles = before >= MOST_ROUNDS;
        cookies.keepRounds(context.response(), circles ? 0 : before + 1);
        if (circles) {
            Check check = new Check(
                    ErrorCode.SAML_REQUEST_FORGOTTEN,
                    "RelayState",
                    false,
                    "the one that was sent along with our request",
                    "none of ours, and no InResponseTo, to " + before + " requests in a row");
            throw new ContractFailure(
                    ErrorCode.SAML_REQUEST_FORGOTTEN, ErrorCode.SAML_REQUEST_FORGOTTEN.meaning(), List.of(check));
        }
    }

    /** Core §4: what the initiator says must be the very provider, or somebody else sends the browser here. */
    private static void checkIssuer(Optional<String> named, LiveConnection connection) {
        String expected = connection.party().name();
        if (named.filter(issuer -> !issuer.equals(expected)).isPresent()) {
            Check check = new Check(ErrorCode.OIDC_ISSUER_MISMATCH, "iss", false, expected, named.get());
            throw new ContractFailure(
                    ErrorCode.OIDC_ISSUER_MISMATCH, "The sign-in was begun for another issuer.", List.of(check));
        }
    }
}
