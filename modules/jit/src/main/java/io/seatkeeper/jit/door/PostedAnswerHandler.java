package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.attempt.PendingSignIns;
import io.seatkeeper.jit.attempt.PendingSignIns.SignInKey;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.oidc.CallbackParameters;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Takes an answer that the provider had the browser post (form_post). A POST from another site carries no SameSite=Lax
 * cookie, so what came is kept, and the browser is sent by 303 to a GET of ours, which carries it.
 */
final class PostedAnswerHandler implements Handler<RoutingContext> {
    /** Marks the GET that picks a posted answer up. */
    static final String POSTED = "posted";

    private static final int LONGEST_ANSWER = 8_192;

    private final Doorway doorway;
    private final PendingSignIns pending;
    private final ConnectionAddresses addresses;

    PostedAnswerHandler(Doorway doorway, PendingSignIns pending, ConnectionAddresses addresses) {
        this.doorway = doorway;
        this.pending = pending;
        this.addresses = addresses;
    }

    @Override
    public void handle(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            CallbackParameters came = CallbackParameters.of(context.request().formAttributes());
            SignInKey key = CallbackHandler.key(connection, came);
            // Not the path as it came: where that begins with two slashes it would name another host.
            String pickUp =
                    addresses.redirectUri(connection) + "?" + POSTED + "&" + Redirects.parameter("state", key.state());
            return pending.keepAnswer(key, written(came)).compose(kept -> Redirects.to(context, pickUp));
        });
    }

    private static String written(CallbackParameters came) {
        JsonObject json = new JsonObject().put("repeated", came.repeated());
        came.code().ifPresent(value -> json.put("code", value));
        came.issuer().ifPresent(value -> json.put("iss", value));
        came.error().ifPresent(value -> json.put("error", value));
        String text = json.encode();
        if (text.length() > LONGEST_ANSWER) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, "The identity provider's answer is too long.");
        }
        return text;
    }

    /** The answer as it was kept. */
    static CallbackParameters read(SignInKey key, String kept) {
        JsonObject json = new JsonObject(kept);
        return new CallbackParameters(
                Optional.of(key.state()),
                Optional.ofNullable(json.getString("code")),
                Optional.ofNullable(json.getString("iss")),
                Optional.ofNullable(json.getString("error")),
                json.getBoolean("repeated"));
    }
}
