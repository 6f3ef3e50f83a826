package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.scim.filter.FilterParser;
import io.seatkeeper.scim.resource.Projection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for, by query parameters or by the body of a {@code .search} (RFC 7644 §3.4.2 and §3.4.3, RFC 9865). A list
 * asked for without {@code startIndex} is one that can be walked by cursor.
 *
 * @param filter as written; empty: everything
 * @param startIndex from 1; empty: none was given
 * @param cursor as written, empty text for the first page; empty: none was given
 * @param count 0 to 1,000
 */
record ListQuery(
        Optional<String> filter,
        Optional<String> sortBy,
        boolean descending,
        Optional<Long> startIndex,
        Optional<String> cursor,
        int count,
        List<String> attributes,
        List<String> excludedAttributes) {
    /** How many a page holds at most; more is clipped. */
    static final int LARGEST_PAGE = 1_000;

    /** How many a page holds unless told. */
    static final int USUAL_PAGE = 100;

    private static final String ASCENDING = "ascending";
    private static final String DESCENDING = "descending";

    ListQuery {
        attributes = List.copyOf(attributes);
        excludedAttributes = List.copyOf(excludedAttributes);
    }

    /** From the query of a GET. */
    static ListQuery of(Map<String, String> query) {
        return of(query, names(query.get("attributes")), names(query.get("excludedAttributes")));
    }

    /** From the body of a {@code .search}, whose names are compared without regard to case like all of SCIM's. */
    static ListQuery of(JsonObject search) {
        Map<String, String> query = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        search.forEach(field -> {
            String name = spelled(field.getKey());
            switch (field.getValue()) {
                case JsonArray array ->
                    lists.put(name, array.stream().map(String::valueOf).toList());
                case null -> {}
                default -> query.put(name, field.getValue().toString());
            }
        });
        return of(
                query,
                lists.getOrDefault("attributes", names(query.get("attributes"))),
                lists.getOrDefault("excludedAttributes", names(query.get("excludedAttributes"))));
    }

    private static ListQuery of(Map<String, String> query, List<String> attributes, List<String> excluded) {
        return new ListQuery(
                given(query, "filter"),
                given(query, "sortBy"),
                given(query, "sortOrder").filter(ListQuery::isDescending).isPresent(),
                given(query, "startIndex").map(text -> Math.max(1, whole(text, "startIndex"))),
                Optional.ofNullable(query.get("cursor")).map(String::strip),
                (int) given(query, "count")
                        .map(text -> Math.clamp(whole(text, "count"), 0L, LARGEST_PAGE))
                        .orElse((long) USUAL_PAGE)
                        .longValue(),
                attributes,
                excluded);
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_FILTER}, {@link ErrorCode#SCIM_TOO_MANY} */
    Optional<Filter> filter(ResourceType type) {
        return filter.map(text -> FilterParser.parse(type, text));
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_PATH} for what no schema has, or has no order */
    Optional<Window.Order> order(ResourceType type) {
        return sortBy.map(path -> new Window.Order(
                type.find(path)
                        .flatMap(Definition::compared)
                        .orElseThrow(() -> new ContractFailure(
                                ErrorCode.SCIM_INVALID_PATH, "sortBy names no attribute that has an order."))
                        .path(),
                descending));
    }

    Projection projection(ResourceType type) {
        return Projection.of(type, attributes, excludedAttributes);
    }

    Window window() {
        return startIndex.isPresent() && cursor.isEmpty()
                ? new Window.Index(startIndex.get(), count)
                : new Window.Cursor(cursor.filter(text -> !text.isEmpty()), count);
    }

    /** The same query for another index page. */
    ListQuery page(long start, int size) {
        return new ListQuery(
                filter, sortBy, descending, Optional.of(start), Optional.empty(), size, attributes, excludedAttributes);
    }

    private static Optional<String> given(Map<String, String> query, String name) {
        return Optional.ofNullable(query.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isDescending(String order) {
        if (order.equalsIgnoreCase(DESCENDING)) {
            return true;
        }
        if (order.equalsIgnoreCase(ASCENDING)) {
            return false;
        }
        throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, "sortOrder is ascending or descending.");
    }

    /** Past 18 digits nothing can be there, and no number is lost by clipping it. */
    private static long whole(String text, String name) {
        if (!text.matches("-?[0-9]+")) {
            throw new ContractFailure(
                    name.equals("count") ? ErrorCode.SCIM_INVALID_COUNT : ErrorCode.SCIM_INVALID_VALUE,
                    name + " is a whole number.");
        }
        boolean huge = text.length() > 18;
        return huge ? (text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE / 2) : Long.parseLong(text);
    }

    static List<String> names(@Nullable String list) {
        List<String> names = new ArrayList<>();
        if (list != null) {
            for (String name : list.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    private static String spelled(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "excludedattributes" -> "excludedAttributes";
            case "sortby" -> "sortBy";
            case "sortorder" -> "sortOrder";
            case "startindex" -> "startIndex";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
