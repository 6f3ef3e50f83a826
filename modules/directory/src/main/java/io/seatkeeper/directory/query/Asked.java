package io.seatkeeper.directory.query;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.Window;
import java.util.Optional;

/**
 * A list that is asked for.
 *
 * @param baseUrl what every location of the organization begins with
 * @param withGroups for people: whether each row brings the person's teams
 */
record Asked(
        ResourceType type,
        OrganizationId organization,
        String baseUrl,
        Optional<Filter> filter,
        Ordering ordering,
        Window window,
        boolean withGroups) {
    /** Where the walk goes on; empty at its beginning and for a page by index. */
    Optional<ListCursor> cursor() {
        return window instanceof Window.Cursor(Optional<String> cursor, int count)
                ? cursor.map(written -> ListCursor.read(query(), written))
                : Optional.empty();
    }

    /** How many come before the page, where it is asked for by index. */
    long skipped() {
        return window instanceof Window.Index(long start, int count) ? Math.max(0, start - 1) : 0;
    }

    /** Whether the page is the first one. */
    boolean fromTheBeginning() {
        return switch (window) {
            case Window.Index index -> index.start() <= 1;
            case Window.Cursor walk -> walk.cursor().isEmpty();
        };
    }

    /** What is listed and in which order: a cursor serves this alone. */
    String query() {
        return type + " " + organization + " " + baseUrl + " " + filter + " "
                + ordering.by().map(definition -> definition.path().toString()) + " " + ordering.descending();
    }
}
