package io.seatkeeper.bench;

/** One part of the benchmark: a section of {@code docs/benchmarks.md}, measured in one run. */
interface Part {
    /** The heading of its section, which also names it on the command line, without regard to case. */
    String title();

    /** What a reader must know to understand its figures, in Markdown. */
    String introduction();

    /** Measures. Has the rig to itself. */
    void measure(Rig rig, Report report);
}
