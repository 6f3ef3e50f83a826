package io.seatkeeper.oauth.page;

import java.util.Map;

/**
 * An answer that a form carries to the client (OAuth 2.0 Form Post Response Mode).
 *
 * @param address a registered redirect URI
 */
public record Answer(String address, Map<String, String> parameters) {
    @Override
    public String toString() {
        return "Answer[" + address + "]";
    }
}
