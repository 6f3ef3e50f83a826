package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.logout.BackchannelLogout;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Where a provider reports a logout, server to server (Back-Channel Logout §2.5). */
final class BackchannelLogoutHandler implements Handler<RoutingContext> {
    private static final int LONGEST_TOKEN = 16_384;

    private final Doorway doorway;
    private final BackchannelLogout logout;

    BackchannelLogoutHandler(Doorway doorway, BackchannelLogout logout) {
        this.doorway = doorway;
        this.logout = logout;
    }

    @Override
    public void handle(RoutingContext context) {
        // A server asks, whatever it says that it reads.
        context.request().headers().set(HttpHeaders.ACCEPT, "application/json");
        doorway.open(context, (connection, known) -> {
            String token = Parameters.one(context.request().formAttributes(), "logout_token", LONGEST_TOKEN)
                    .orElseThrow(() -> new ContractFailure(
                            ErrorCode.OIDC_LOGOUT_TOKEN_INVALID, "The request brings no logout_token."));
            return logout.hear(connection, token)
                    .compose(ended -> context.response()
                            .setStatusCode(200)
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end());
        });
    }
}
