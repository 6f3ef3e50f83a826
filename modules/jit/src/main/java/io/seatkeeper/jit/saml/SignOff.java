package io.seatkeeper.jit.saml;

import io.seatkeeper.jit.saml.logout.LogoutRequest;
import io.seatkeeper.jit.saml.logout.LogoutResponse;
import io.seatkeeper.jit.saml.logout.ReceivedLogout;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.metadata.Binding;
import io.seatkeeper.jit.saml.metadata.IdpEndpoint;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.saml.request.MessageSigner;
import io.seatkeeper.platform.secrets.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the messages of a logout, signed, for the provider's own address for them. */
final class SignOff {
    private SignOff() {}

    /** By the connection's binding for requests: by redirect unless an admin chose otherwise. */
    static Optional<Departure> request(
            SamlConnection connection, String id, NameId nameId, Optional<String> sessionIndex, Instant at) {
        return endpoint(connection, connection.settings().requestBinding().orElse(Binding.REDIRECT))
                .map(endpoint -> MessageSigner.departure(
                        endpoint.binding(),
                        ReceivedLogout.REQUEST,
                        new LogoutRequest(id, connection.entityId(), endpoint.location(), nameId, sessionIndex, at)
                                .draft(),
                        endpoint.location(),
                        Optional.empty(),
                        connection.keys().inUse().signing()));
    }

    static Optional<Departure> response(
            SamlConnection connection, Binding like, String inResponseTo, Optional<String> relayState, Instant at) {
        return endpoint(connection, like).map(endpoint -> {
            String address = endpoint.responseLocation().orElse(endpoint.location());
            return MessageSigner.departure(
                    endpoint.binding(),
                    ReceivedLogout.RESPONSE,
                    new LogoutResponse("_" + Tokens.random(), inResponseTo, connection.entityId(), address, at).draft(),
                    address,
                    relayState,
                    connection.keys().inUse().signing());
        });
    }

    private static Optional<IdpEndpoint> endpoint(SamlConnection connection, Binding wanted) {
        List<IdpEndpoint> offered = connection.provider().logout();
        return IdpEndpoint.first(offered, wanted).or(() -> offered.stream().findFirst());
    }
}
