package io.seatkeeper.jit.identity;

import io.seatkeeper.contract.Check;
import java.util.List;

/**
 * What an engineer is told of something that an identity provider sent, judged from a file.
 *
 * @param thing that was judged, as a noun
 * @param checks every comparison; empty when what was given can't be read
 */
public record InspectionReport(String thing, Verdict verdict, List<Check> checks) {
    /** How it ended. */
    public enum Verdict {
        ACCEPTED,
        REJECTED,
        UNREADABLE
    }

    public InspectionReport {
        checks = List.copyOf(checks);
    }

    /** 0 accepted, 1 rejected, 2 unreadable. */
    public int exitCode() {
        return switch (verdict) {
            case ACCEPTED -> 0;
            case REJECTED -> 1;
            case UNREADABLE -> 2;
        };
    }

    /** Two lines for each comparison, then the verdict. */
    public String text() {
        int width =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (Check check : checks) {
            lines.append(check.passed() ? "passed  " : "FAILED  ")
                    .append(check.name())
                    .append(" ".repeat(width - check.name().length()))
                    .append("  expected: ")
                    .append(check.expected())
                    .append(System.lineSeparator())
                    .append(" ".repeat(width + 10))
                    .append("received: ")
                    .append(check.received())
                    .append(System.lineSeparator());
        }
        return lines.append(
                        switch (verdict) {
                            case ACCEPTED -> "The " + thing + " is accepted.";
                            case REJECTED -> "The " + thing + " is rejected.";
                            case UNREADABLE -> "The " + thing + " or the keys can't be read.";
                        })
                .append(System.lineSeparator())
                .toString();
    }
}
