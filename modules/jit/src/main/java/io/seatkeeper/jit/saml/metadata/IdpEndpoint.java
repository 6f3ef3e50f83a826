package io.seatkeeper.jit.saml.metadata;

import java.util.List;
import java.util.Optional;

/**
 * Where a provider takes messages.
 *
 * @param location for requests, a web address that was checked
 * @param responseLocation for responses, where it is another one (metadata §2.2.2)
 */
public record IdpEndpoint(Binding binding, String location, Optional<String> responseLocation) {
    /** The first that speaks this binding. */
    public static Optional<IdpEndpoint> first(List<IdpEndpoint> endpoints, Binding binding) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.binding() == binding)
                .findFirst();
    }
}
