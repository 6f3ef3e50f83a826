package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.saml.SamlProtocol;
import io.seatkeeper.jit.session.Cookies;
import io.seatkeeper.jit.session.ReturnAddress;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The assertion consumer: takes what a SAML provider had the browser post. The POST comes from another site and so carries
 * no SameSite=Lax cookie, so what came is kept, and the browser is sent by 303 to a GET of ours, which carries it. An answer
 * that nobody asked for is dropped and turned into a sign-in of ours, unless the connection takes such ones; where the
 * answers to those come unasked for too, the provider forgets what it is sent, and that is said instead of going on.
 */
final class AssertionHandler implements Handler<RoutingContext> {
    /** In base64: more than a response with hundreds of groups, encrypted, needs. */
    static final int LONGEST_RESPONSE = 256 * 1024;

    private static final int LONGEST_RELAY_STATE = 2_000;
    /** As {@link Tokens#random} makes them. */
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Doorway doorway;
    private final PendingSignIns pending;
    private final SamlProtocol saml;
    private final Verdicts verdicts;
    private final ConnectionAddresses addresses;
    private final Cookies cookies;
    private final Arrival arrival;

    AssertionHandler(
            Doorway doorway,
            PendingSignIns pending,
            SamlProtocol saml,
            Verdicts verdicts,
            ConnectionAddresses addresses,
            Cookies cookies,
            Arrival arrival) {
        this.doorway = doorway;
        this.pending = pending;
        this.saml = saml;
        this.verdicts = verdicts;
        this.addresses = addresses;
        this.cookies = cookies;
        this.arrival = arrival;
    }

    /** The provider's POST. */
    @Override
    public void handle(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            connection.saml();
            MultiMap form = context.request().formAttributes();
            String response = Parameters.one(form, "SAMLResponse", LONGEST_RESPONSE)
                    .orElseThrow(() -> new ContractFailure(ErrorCode.INVALID_REQUEST, "There is no SAMLResponse."));
            Optional<String> relayState = Parameters.one(form, "RelayState", LONGEST_RELAY_STATE);
            return relayState
                    .filter(text -> STATE.matcher(text).matches())
                    .map(state -> keep(context, connection, state, response))
                    .orElseGet(() -> unsolicited(context, connection, response, relayState));
        });
    }

    private Future<Void> keep(RoutingContext context, LiveConnection connection, String state, String response) {
        return pending.keepAnswer(key(connection, state), response)
                .compose(kept -> Redirects.to(
                        context, addresses.acsUrl(connection) + "?" + Redirects.parameter("state", state)));
    }

    /** The browser's own visit, with its cookie. */
    void pickUp(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            cookies.keepRounds(context.response(), 0);
            SignInKey key = key(connection, state(context.queryParams()));
            Optional<String> browser = cookies.browser(context.request());
            return pending.answer(key, browser)
                    .compose(waiting -> verdicts.onAnswer(connection, key, waiting))
                    .compose(outcome -> pending.consume(key, browser, Verdicts.once(outcome))
                            .compose(ended ->
                                    arrival.end(context, connection, known, ended.purpose(), Verdicts.proof(outcome))));
        });
    }

    /** Nothing unsolicited is trusted by default: the person is sent to prove who they are at our request. */
    private Future<Void> unsolicited(
            RoutingContext context, LiveConnection connection, String response, Optional<String> relayState) {
        Optional<String> returnTo = relayState.filter(wanted ->
                ReturnAddress.isAllowed(wanted, connection.organization().returnUrls()));
        return saml.claimedRequest(response).compose(request -> {
            if (request.isPresent()) {
                throw new ContractFailure(
                        ErrorCode.ATTEMPT_UNKNOWN,
                        "The answer names a request, but lost the RelayState that goes with it.");
            }
            return SamlParts.of(connection, addresses).settings().takesUnsolicited()
                    ? offer(context, connection, response, returnTo)
                    : Redirects.to(context, startAgain(connection, returnTo));
        });
    }

    private String startAgain(LiveConnection connection, Optional<String> returnTo) {
        String start = addresses.address(connection, "start") + "?" + StartHandler.UNASKED;
        return returnTo.map(wanted -> start + "&" + Redirects.parameter("return_to", wanted))
                .orElse(start);
    }

    /** Keeps it for the page in between, once its every check holds. */
    private Future<Void> offer(
            RoutingContext context, LiveConnection connection, String response, Optional<String> returnTo) {
        SignInKey key = key(connection, Tokens.random());
        return verdicts.onUnsolicited(connection, response)
                .compose(Verdicts::proof)
                .compose(proof -> pending.keepUnsolicited(key, response, returnTo))
                .compose(kept -> Redirects.to(
                        context,
                        addresses.address(connection, "continue") + "?" + Redirects.parameter("state", key.state())));
    }

    static SignInKey key(LiveConnection connection, String state) {
        return new SignInKey(connection.organization().id(), connection.id(), state);
    }

    /** Fails with {@link ErrorCode#ATTEMPT_UNKNOWN}. */
    static String state(MultiMap parameters) {
        return Parameters.one(parameters, "state", LONGEST_RELAY_STATE)
                .filter(text -> STATE.matcher(text).matches())
                .orElseThrow(() -> new ContractFailure(
                        ErrorCode.ATTEMPT_UNKNOWN, "The address names no sign-in that was begun here."));
    }
}
