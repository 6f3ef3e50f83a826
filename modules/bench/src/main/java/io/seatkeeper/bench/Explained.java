package io.seatkeeper.bench;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node of the service whose statements PostgreSQL logs as they are run (auto_explain), with their plans and parameters. */
final class Explained implements AutoCloseable {
    /** PostgreSQL makes a plan for each call until it has seen five, and may keep one then. */
    private static final int OFTEN = 20;

    private static final Pattern PARAMETER = Pattern.compile("(\\$[0-9]+) = ('(?:[^']|'')*'|NULL)");

    private final Rig rig;
    private final Seatkeeper node;
    private final ScimCalls calls;

    Explained(Rig rig) {
        this.rig = rig;
        rig.postgres().explainToNewcomers(true);
        this.node = rig.anotherNode();
        this.calls = new ScimCalls(rig.vertx(), node.baseUrl());
    }

    ScimCalls calls() {
        return calls;
    }

    /** How the last statement with this text in it is run, line by line, once an operation has been done often. */
    List<String> plan(String mark, Supplier<Future<?>> operation) {
        return lines(mark, operation)
                .dropWhile(line -> !line.contains("(cost="))
                .map(line -> line.replaceFirst("\\(cost=[^)]*\\) ", ""))
                .toList();
    }

    /** That statement itself, with what replaces the text of a value in the place of each parameter. */
    String statement(String mark, Supplier<Future<?>> operation, Function<String, String> replacement) {
        List<String> entry = lines(mark, operation).toList();
        String parameters = entry.stream()
                .filter(line -> line.startsWith("Query Parameters: "))
                .findFirst()
                .orElseThrow();
        String statement = entry.stream()
                .takeWhile(line -> !line.startsWith("Query Parameters: "))
                .collect(Collectors.joining(" "))
                .substring("Query Text: ".length());
        for (Matcher value = PARAMETER.matcher(parameters); value.find(); ) {
            statement = statement.replaceAll(
                    Pattern.quote(value.group(1)) + "(?![0-9])",
                    Matcher.quoteReplacement("(" + replacement.apply(value.group(2)) + ")"));
        }
        return statement + ";";
    }

    private Stream<String> lines(String mark, Supplier<Future<?>> operation) {
        for (int i = 0; i < OFTEN; i++) {
            rig.ask(() -> operation.get().map("done"));
        }
        return rig.postgres().logged().stream()
                .filter(entry -> entry.contains("plan:\n\tQuery Text:") && entry.contains(mark))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no statement with '" + mark + "' was run"))
                .lines()
                .skip(1)
                .map(line -> line.substring(1));
    }

    @Override
    public void close() {
        node.close();
        rig.postgres().explainToNewcomers(false);
    }
}
