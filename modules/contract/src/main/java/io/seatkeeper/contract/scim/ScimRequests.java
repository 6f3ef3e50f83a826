package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.ScimTokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of what identity providers asked and were answered. Served by scim. */
public sealed interface ScimRequests extends BusMessage {
    /** Newest first; {@link ErrorCode#INVALID_REQUEST} when the search costs too much. */
    Endpoint<Read, RequestPage> READ = new Endpoint<>("scim-requests.read", Read.class, RequestPage.class);

    /**
     * @param lowestStatus only answers with this HTTP status or a higher one
     * @param highestStatus only answers with this HTTP status or a lower one
     * @param path only paths that begin so, below the organization's base URL: {@code /Users}
     * @param text only requests whose path, body or refusal holds it, without regard to case
     * @param since only from this moment on
     */
    record Read(
            OrganizationId organization,
            int lowestStatus,
            int highestStatus,
            Optional<String> path,
            Optional<String> text,
            Optional<Instant> since,
            Page.Request page)
            implements ScimRequests {}

    /**
     * @param path with its query, below the organization's base URL
     * @param body what came, secrets removed, shortened where it was long; empty where nothing came
     * @param detail why it was refused; empty where it was not
     * @param ignored attributes that came, that no schema has, and that were left alone
     */
    record Entry(
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
        public Entry {
            ignored = List.copyOf(ignored);
        }
    }

    record RequestPage(Page<Entry> page) implements BusMessage {}
}
