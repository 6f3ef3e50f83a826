package io.seatkeeper.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in keyset order.
 *
 * @param next the cursor of the page that follows, opaque; null on the last page
 * @param total how many match in all
 */
public record Page<T>(List<T> items, @Nullable String next, long total) implements BusMessage {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param limit 1 to 1,000 items
     * @param cursor where to go on, as {@link Page#next} gave it; null at the start
     */
    public record Request(int limit, @Nullable String cursor) {
        public static final Request FIRST = new Request(50, null);

        public Request {
            if (limit < 1 || limit > 1_000) {
                throw new ContractFailure(ErrorCode.INVALID_REQUEST, "A page has 1 to 1000 items.");
            }
        }
    }
}
