package io.seatkeeper.jit.oidc;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * What a browser brought back from an identity provider, by query or form (OpenID Connect Core §3.1.2.5, RFC 9207).
 *
 * @param state whose sign-in it is
 * @param code to be exchanged, at most 4,096 characters
 * @param issuer the {@code iss} parameter
 * @param error the error code instead of a code
 * @param repeated whether a parameter came more than once, which RFC 6749 §3.1 forbids
 */
public record CallbackParameters(
        Optional<String> state,
        Optional<String> code,
        Optional<String> issuer,
        Optional<String> error,
        boolean repeated) {
    /** Reads the parameters that matter from a query or a form; empty ones count as absent (RFC 6749 §3.1). */
    public static CallbackParameters of(MultiMap parameters) {
        boolean repeated = List.of("state", "code", "iss", "error").stream()
                .anyMatch(name -> parameters.getAll(name).size() > 1);
        return new CallbackParameters(
                one(parameters, "state"),
                one(parameters, "code"),
                one(parameters, "iss"),
                one(parameters, "error"),
                repeated);
    }

    private static Optional<String> one(MultiMap parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "CallbackParameters[issuer=" + issuer + ", error=" + error + "]";
    }
}
