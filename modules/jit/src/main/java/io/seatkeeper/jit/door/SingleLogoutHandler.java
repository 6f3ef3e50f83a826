package io.seatkeeper.jit.door;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.connection.ConnectionAddresses;
import io.seatkeeper.jit.connection.LiveConnection;
import io.seatkeeper.jit.logout.SamlLogout;
import io.seatkeeper.jit.logout.SamlLogout.Heard;
import io.seatkeeper.jit.page.Pages;
import io.seatkeeper.jit.page.SignedOutPage.AtProvider;
import io.seatkeeper.jit.saml.logout.LogoutStatus;
import io.seatkeeper.jit.saml.logout.ReceivedLogout;
import io.seatkeeper.jit.saml.metadata.Binding;
import io.seatkeeper.jit.saml.request.Departure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Where the browser brings a SAML provider's logout messages, by redirect or by POST. Sessions are found by what the message
 * names and not by a cookie, which a POST from another site does not bring along.
 */
final class SingleLogoutHandler implements Handler<RoutingContext> {
    private static final int LONGEST_MESSAGE = 384 * 1024;
    private static final int LONGEST_RELAY_STATE = 2_000;

    private final Doorway doorway;
    private final SamlLogout logout;
    private final ConnectionAddresses addresses;
    private final Pages pages;

    SingleLogoutHandler(Doorway doorway, SamlLogout logout, ConnectionAddresses addresses, Pages pages) {
        this.doorway = doorway;
        this.logout = logout;
        this.addresses = addresses;
        this.pages = pages;
    }

    @Override
    public void handle(RoutingContext context) {
        doorway.open(context, (connection, known) -> {
            Optional<String> relayState = Parameters.one(Parameters.of(context), "RelayState", LONGEST_RELAY_STATE);
            return logout.hear(connection, SamlParts.of(connection, addresses), received(context), relayState)
                    .compose(heard -> switch (heard) {
                        case Heard.Ended ended -> answer(context, connection, ended.departure());
                        case Heard.Told told ->
                            Redirects.to(
                                    context, SignOutHandler.signedOut(connection.organization(), page(told.status())));
                    });
        });
    }

    private static ReceivedLogout received(RoutingContext context) {
        MultiMap sent = Parameters.of(context);
        Optional<String> request = Parameters.one(sent, ReceivedLogout.REQUEST, LONGEST_MESSAGE);
        Optional<String> response = Parameters.one(sent, ReceivedLogout.RESPONSE, LONGEST_MESSAGE);
        if (request.isPresent() == response.isPresent()) {
            throw new ContractFailure(
                    ErrorCode.INVALID_REQUEST, "There is one SAMLRequest or one SAMLResponse, and not both.");
        }
        Binding binding = context.request().method().equals(HttpMethod.POST) ? Binding.POST : Binding.REDIRECT;
        String query = Optional.ofNullable(context.request().query()).orElse("");
        return request.map(message -> new ReceivedLogout(binding, ReceivedLogout.REQUEST, message, query))
                .orElseGet(() -> new ReceivedLogout(binding, ReceivedLogout.RESPONSE, response.orElseThrow(), query));
    }

    private Future<Void> answer(RoutingContext context, LiveConnection connection, Optional<Departure> departure) {
        return departure
                .map(leaving -> Departures.take(context, pages, connection.organization(), leaving))
                .orElseGet(() ->
                        Redirects.to(context, SignOutHandler.signedOut(connection.organization(), AtProvider.UNKNOWN)));
    }

    private static AtProvider page(LogoutStatus status) {
        return switch (status) {
            case SUCCESS -> AtProvider.ENDED;
            case PARTIAL -> AtProvider.PARTIAL;
            case FAILED -> AtProvider.FAILED;
        };
    }
}
