package io.seatkeeper.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Measures every part, or those that are named, prints the figures and keeps them in {@code docs/benchmarks.md}. */
public final class Bench {
    private static final List<Part> PARTS =
            List.of(new SignIns(), new SamlResponses(), new Scim(), new Product(), new Console());

    private Bench() {}

    /** Takes the titles of the parts to measure, with commas between, or {@code all}. */
    public static void main(String[] arguments) throws IOException {
        List<String> wanted =
                List.of(String.join(",", arguments).toLowerCase(Locale.ROOT).split(",", -1));
        List<Part> chosen = PARTS.stream()
                .filter(part ->
                        wanted.contains("all") || wanted.contains(part.title().toLowerCase(Locale.ROOT)))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "the parts are " + PARTS.stream().map(Part::title).toList());
        }
        for (Part part : chosen) {
            run(part);
        }
    }

    private static void run(Part part) throws IOException {
        Path root = Seatkeeper.root();
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Report report = new Report();
        String machine;
        try (Rig rig = new Rig(root, Files.createTempDirectory("seatkeeper-bench"))) {
            part.measure(rig, report);
            machine = Machine.described(rig.postgres().shown("server_version"), loadBefore);
        }
        String text = report.markdown(
                part.introduction(), machine, LocalDate.now(ZoneOffset.UTC).toString());
        new BenchmarksPage(root).put(part.title(), text);
        System.out.println(text);
    }

    static void say(String text) {
        System.out.println("bench: " + text);
    }
}
