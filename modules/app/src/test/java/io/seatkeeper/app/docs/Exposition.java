package io.seatkeeper.app.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a node told at {@code /metrics}, in Prometheus' text format. */
record Exposition(List<Series> series) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(\\{.*})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One line, without its number. */
    record Series(String metric, Map<String, String> labels) {}

    static Exposition read(String text) {
        return new Exposition(LINE.matcher(text)
                .results()
                .map(line -> new Series(line.group(1), labels(line)))
                .toList());
    }

    List<Series> of(String metric) {
        return series.stream().filter(one -> one.metric().equals(metric)).toList();
    }

    /** Every label that a metric has somewhere. */
    Set<String> labels(String metric) {
        return of(metric).stream()
                .flatMap(one -> one.labels().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> labels(MatchResult line) {
        return LABEL.matcher(line.group(2) == null ? "" : line.group(2))
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }
}
