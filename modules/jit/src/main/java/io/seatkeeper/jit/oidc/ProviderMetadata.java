package io.seatkeeper.jit.oidc;

import java.util.List;
import java.util.Optional;

/**
 * What is used of a provider's discovery document, once it has been checked (OpenID Connect Discovery §3, RFC 8414).
 *
 * @param announcesIssuer whether every answer through the browser carries {@code iss} (RFC 9207 §3)
 * @param secretInFormOnly whether a secret is taken in the form and not by HTTP Basic
 * @param responseModes the announced ones; empty: not told
 */
record ProviderMetadata(
        String issuer,
        String authorizationEndpoint,
        String tokenEndpoint,
        String jwksUri,
        Optional<String> userinfoEndpoint,
        Optional<String> endSessionEndpoint,
        boolean announcesIssuer,
        boolean secretInFormOnly,
        List<String> responseModes) {
    ProviderMetadata {
        responseModes = List.copyOf(responseModes);
    }
}
