package io.seatkeeper.bench;

import io.seatkeeper.bench.Load.Outcome;
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

    String markdown(String machine, String date) {
        return """
                # Benchmarks

                Written by one run of `mvn -P bench -pl modules/bench -am -DskipTests verify` on %s. It needs `pgbench` (Debian: `apt-get install postgresql-15`).

                Machine: %s.

                The service runs as its own process by `./seatkeeper serve`, beside a durable PostgreSQL (fsync and synchronous commit on). A sign-in is the whole way of a browser: start, the practice IdP's authorization, callback with code exchange and a validated ID token, session. pgbench does the statements of the same step, taken from the product's own classes, prepared, with as many connections as the service has (16), with the service idle; a sign-in through the service shares the machine with the IdP that signs its token and with the driver, whose CPU is below.

                %s
                %s
                """.formatted(
                        date, machine, HEAD + String.join("\n", rows) + "\n", COST_HEAD + String.join("\n", costs));
    }

    private static double each(Duration cpu, Outcome outcome) {
        return cpu.toNanos() / 1e6 / Math.max(1, outcome.done());
    }

    private static String verdict(boolean reached) {
        return reached ? "reached" : "missed";
    }

    static {
        Locale.setDefault(Locale.ROOT);
    }
}
