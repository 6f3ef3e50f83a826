package io.seatkeeper.jit.saml;

import io.seatkeeper.jit.saml.SamlSettings.LoginHint;
import io.seatkeeper.jit.saml.metadata.Binding;
import io.seatkeeper.jit.saml.metadata.IdpEndpoint;
import io.seatkeeper.jit.saml.request.AuthnRequest;
import io.seatkeeper.jit.saml.request.Departure;
import io.seatkeeper.jit.saml.request.MessageSigner;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes the request of one sign-in as the connection wants it. */
final class SignOn {
    private static final int LONGEST_HINT = 254;

    private SignOn() {}

    static Departure departure(SamlConnection connection, SignOnRequest request) {
        SamlSettings settings = connection.settings();
        IdpEndpoint endpoint = endpoint(connection);
        Optional<String> hint = request.loginHint()
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_HINT)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
        AuthnRequest message = new AuthnRequest(
                request.id(),
                connection.entityId(),
                endpoint.location(),
                connection.acsUrl(),
                request.at(),
                settings.forceAuthn() || request.fresh(),
                settings.contexts(),
                settings.nameIdFormat(),
                hint.filter(text -> settings.loginHint() == LoginHint.SUBJECT));
        return MessageSigner.departure(
                endpoint.binding(),
                "SAMLRequest",
                message.draft(),
                hint.flatMap(text -> parameter(settings.loginHint(), text))
                        .map(query -> MessageSigner.extended(endpoint.location(), query))
                        .orElse(endpoint.location()),
                Optional.of(request.relayState()),
                connection.keys().inUse().signing());
    }

    /** By the binding that was chosen where the provider has it, else by what it has, redirect first. */
    private static IdpEndpoint endpoint(SamlConnection connection) {
        List<IdpEndpoint> offered = connection.provider().signOn();
        Binding wanted = connection.settings().requestBinding().orElse(Binding.REDIRECT);
        return IdpEndpoint.first(offered, wanted).orElseGet(offered::getFirst);
    }

    private static Optional<String> parameter(LoginHint manner, String hint) {
        String value = URLEncoder.encode(hint, StandardCharsets.UTF_8);
        return switch (manner) {
            case NONE, SUBJECT -> Optional.empty();
            case LOGIN_HINT -> Optional.of("login_hint=" + value);
            case USERNAME -> Optional.of("username=" + value);
        };
    }
}
