package io.seatkeeper.oauth.page;

import java.util.Map;
import java.util.Optional;

/**
 * Whether somebody wants to sign out.
 *
 * @param address where a yes is posted, with its parameters
 * @param person how they know themselves
 * @param application the name of the one that asks; empty where none is named
 */
public record LogoutQuestion(
        String address, Map<String, String> parameters, String person, Optional<String> application) {
    public LogoutQuestion {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "LogoutQuestion[hidden]";
    }
}
