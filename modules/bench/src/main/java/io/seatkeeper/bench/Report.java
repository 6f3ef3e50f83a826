package io.seatkeeper.bench;

import io.seatkeeper.bench.Load.Outcome;
import io.seatkeeper.bench.Rig.Beside;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as one Markdown table, with the aims beside them. */
final class Report {
    private static final String HEAD = """
            | what | measured | pgbench, same SQL | ratio | aim | |
            | --- | ---: | ---: | ---: | --- | --- |
            """;

    private static final String COST_HEAD = """
            | CPU for each, in ms | service | practice IdP | PostgreSQL | driver | service and PostgreSQL alone would do |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """;

    private final List<String> rows = new ArrayList<>();
    private final List<String> costs = new ArrayList<>();
    private final StringBuilder notes = new StringBuilder();

    /** A rate beside pgbench's; {@code aim} is the ratio wanted, 0 for none. */
    void rate(String what, Outcome outcome, double pgbench, double aim) {
        double ratio = outcome.perSecond() / pgbench;
        rows.add("| %s | %,.0f/s | %,.0f/s | %.2f | %s | %s |"
                .formatted(
                        what,
                        outcome.perSecond(),
                        pgbench,
                        ratio,
                        aim == 0 ? "" : "≥ %.2f".formatted(aim),
                        aim == 0 ? "" : verdict(ratio >= aim)));
        rows.add("| – median, 99 of 100 | %,.1f ms, %,.1f ms | | | | |".formatted(outcome.median(), outcome.slow()));
        double service = each(outcome.cost().service(), outcome);
        double database = each(outcome.cost().database(), outcome);
        costs.add("| %s | %.2f | %.2f | %.2f | %.2f | %,.0f/s |"
                .formatted(
                        what,
                        service,
                        each(outcome.cost().provider(), outcome),
                        database,
                        each(outcome.cost().driver(), outcome),
                        Runtime.getRuntime().availableProcessors() * 1_000 / (service + database)));
    }

    /** The same of what was measured between two runs of pgbench. */
    void rate(String what, Beside beside, double aim) {
        rate(what, beside.outcome(), beside.pgbench(), aim);
    }

    /** The service's CPU for one operation. */
    void serviceCpu(String what, Outcome outcome, double aimMillis) {
        double cpu = each(outcome.cost().service(), outcome);
        rows.add("| %s | %.2f ms | | | < %.0f ms | %s |".formatted(what, cpu, aimMillis, verdict(cpu < aimMillis)));
    }

    /** A duration in seconds. */
    void seconds(String what, Duration measured, double aim) {
        double seconds = measured.toMillis() / 1e3;
        rows.add("| %s | %.1f s | | | < %.0f s | %s |".formatted(what, seconds, aim, verdict(seconds < aim)));
    }

    /** An amount of memory. */
    void megabytes(String what, long bytes, double aim) {
        double megabytes = bytes / 1e6;
        rows.add("| %s | %.0f MB | | | < %.0f MB | %s |".formatted(what, megabytes, aim, verdict(megabytes < aim)));
    }

    /** What one operation costs beside another: the ratio of the median times. */
    void costs(String what, Outcome large, Outcome small, double aim) {
        double ratio = large.median() / small.median();
        rows.add("| %s | %,.2f ms | %,.2f ms | %.2f | ≤ %.2f | %s |"
                .formatted(what, large.median(), small.median(), ratio, aim, verdict(ratio <= aim)));
    }

    /** How long something took that has no aim. */
    void duration(String what, Duration measured) {
        rows.add("| %s | %.1f s | | | | |".formatted(what, measured.toMillis() / 1e3));
    }

    /** An amount of memory that has no aim. */
    void memory(String what, long bytes) {
        rows.add("| %s | %.0f MB | | | | |".formatted(what, bytes / 1e6));
    }

    /** A delay in milliseconds. */
    void delay(String what, double millis, double aim) {
        rows.add("| %s | %.1f ms | | | < %.0f ms | %s |".formatted(what, millis, aim, verdict(millis < aim)));
    }

    /** Delays in nanoseconds, sorted: the aim, in milliseconds, is for 99 of 100. */
    void delays(String what, long[] sorted, double aimMillis) {
        delay(what + ", 99 of 100", sorted[sorted.length * 99 / 100] / 1e6, aimMillis);
        rows.add("| – median of %d | %.1f ms | | | | |".formatted(sorted.length, sorted[sorted.length / 2] / 1e6));
    }

    /** How long 95 of 100 wait at most, and one of two. */
    void waits(String what, Outcome outcome, double aim) {
        rows.add("| %s | %.1f ms (median %.1f ms) | | | < %.0f ms | %s |"
                .formatted(what, outcome.late(), outcome.median(), aim, verdict(outcome.late() < aim)));
    }

    /** Markdown that stands below the figures. */
    void note(String markdown) {
        notes.append('\n').append(markdown.strip()).append('\n');
    }

    /** The section: its introduction, where and when it was measured, and the figures. */
    String markdown(String introduction, String machine, String date) {
        String figures = rows.isEmpty() ? "" : HEAD + String.join("\n", rows) + "\n";
        String byProcess = costs.isEmpty() ? "" : "\n" + COST_HEAD + String.join("\n", costs) + "\n";
        return introduction + "\n\nMeasured on " + date + ". Machine: " + machine + ".\n\n" + figures + byProcess
                + notes;
    }

    private static double each(Duration cpu, Outcome outcome) {
        return cpu.toNanos() / 1e6 / Math.max(1, outcome.done());
    }

    static String verdict(boolean reached) {
        return reached ? "reached" : "missed";
    }

    static {
        Locale.setDefault(Locale.ROOT);
    }
}
