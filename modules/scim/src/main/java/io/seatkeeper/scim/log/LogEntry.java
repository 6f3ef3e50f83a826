package io.seatkeeper.scim.log;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.ScimTokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One request as it will stand in the log. What a client sent is shortened and can be stored.
 *
 * @param id grows with time
 * @param path with its query, below the organization's base URL
 * @param body as {@link Redaction} leaves it
 * @param detail why it was refused
 * @param ignored attributes that came and that no schema has
 */
public record LogEntry(
        OrganizationId organization,
        UUID id,
        Instant at,
        String method,
        String path,
        int status,
        int durationMillis,
        ScimTokenId token,
        String tokenName,
        Optional<String> body,
        Optional<String> detail,
        List<String> ignored) {
    private static final int LONGEST_PATH = 2_000;
    private static final int LONGEST_DETAIL = 1_000;
    private static final int MOST_IGNORED = 50;
    private static final int LONGEST_NAME = 200;

    public LogEntry {
        path = storable(path, LONGEST_PATH);
        detail = detail.map(text -> storable(text, LONGEST_DETAIL));
        ignored = ignored.stream()
                .limit(MOST_IGNORED)
                .map(name -> storable(name, LONGEST_NAME))
                .toList();
    }

    private static String storable(String text, int longest) {
        String shown = text.length() <= longest ? text : text.substring(0, longest) + "…";
        return shown.replace('\0', '\uFFFD');
    }
}
