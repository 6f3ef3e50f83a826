package io.seatkeeper.admin.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes addresses of pages whose state (filters, place in a list) is in the query. */
public final class Address {
    private Address() {}

    /** @param query names and values, as they are; none of them is empty */
    public static String of(String path, Map<String, String> query) {
        return query.isEmpty()
                ? path
                : path + "?"
                        + new TreeMap<>(query)
                                .entrySet().stream()
                                        .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
