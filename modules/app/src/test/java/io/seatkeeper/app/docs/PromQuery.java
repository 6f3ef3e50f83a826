package io.seatkeeper.app.docs;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names in a query of Prometheus: which series it selects and by which labels it groups them. It reads names alone and
 * calculates nothing.
 *
 * @param kept the labels of {@code by}, beside which nothing is left; empty where there is no {@code by}
 * @param left the labels of {@code without}, of which nothing is left
 */
record PromQuery(List<Selector> selectors, Set<String> kept, Set<String> left) {
    private static final Pattern RANGE = Pattern.compile("(?<=[\\w}])\\[[\\w$:]+]|\\boffset\\s+\\w+");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b(?<name>[a-zA-Z_:][\\w:]*+)\\s*+(?<labels>\\{[^}]*})?+(?!\\()");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "on", "ignoring");

    /** What a selector demands of one label. */
    record Demand(String label, String operator, String value) {
        /** A series without the label has it empty. */
        boolean holds(String found) {
            return switch (operator) {
                case "=" -> found.equals(value);
                case "!=" -> !found.equals(value);
                case "=~" -> Pattern.matches(value, found);
                case "!~" -> !Pattern.matches(value, found);
                default -> throw new IllegalArgumentException(operator);
            };
        }
    }

    /** A metric, and what is demanded of its labels. */
    record Selector(String metric, List<Demand> demands) {}

    static PromQuery read(String text) {
        String query = RANGE.matcher(text).replaceAll("");
        return new PromQuery(
                SELECTOR.matcher(GROUPING.matcher(query).replaceAll(""))
                        .results()
                        .filter(found -> !WORDS.contains(found.group("name")))
                        .map(found -> new Selector(found.group("name"), demands(found.group("labels"))))
                        .toList(),
                grouped(query, "by"),
                grouped(query, "without"));
    }

    private static List<Demand> demands(String labels) {
        return LABEL.matcher(labels == null ? "" : labels)
                .results()
                .map(found -> new Demand(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private static Set<String> grouped(String query, String word) {
        Matcher grouping = GROUPING.matcher(query);
        return grouping.results()
                .filter(found -> found.group(1).equals(word))
                .flatMap(found -> Pattern.compile("[, ]+").splitAsStream(found.group(2)))
                .collect(Collectors.toSet());
    }
}
