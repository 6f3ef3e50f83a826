package io.seatkeeper.practiceidp.push;

import java.time.Instant;

/**
 * One request of a push and its answer.
 *
 * @param request the body sent, empty where there was none; at most 2,000 characters
 * @param status the HTTP status; 0 when no answer came
 * @param answer the body that came, or why none did; at most 2,000 characters
 */
public record Exchange(Instant at, String method, String path, String request, int status, String answer) {
    private static final int LONGEST = 2_000;

    /** Keeps the beginning of long bodies. */
    public Exchange {
        request = clipped(request);
        answer = clipped(answer);
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
