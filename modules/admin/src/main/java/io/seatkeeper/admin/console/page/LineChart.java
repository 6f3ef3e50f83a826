package io.seatkeeper.admin.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A line over days, as the server draws it into an SVG of 640 by 200.
 *
 * @param points the oldest first, at least one
 * @param limit a line that the values are compared with; empty where there is none
 */
public record LineChart(List<Point> points, OptionalInt limit) {
    private static final double LEFT = 44;
    private static final double RIGHT = 632;
    private static final double TOP = 8;
    private static final double BOTTOM = 172;
    private static final int MOST_LINES = 4;

    public LineChart {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A line needs a point.");
        }
    }

    /** @param label the day, for the axis and the table */
    public record Point(String label, long value) {}

    /** A line of the grid, with what it stands for. */
    public record GridLine(long value, double y) {}

    /** From none to more than the highest value, at round numbers. */
    public List<GridLine> gridLines() {
        List<GridLine> lines = new ArrayList<>();
        for (long value = 0; value <= top(); value += step()) {
            lines.add(new GridLine(value, y(value)));
        }
        return lines;
    }

    public @Nullable Double limitY() {
        return limit.isPresent() ? y(limit.getAsInt()) : null;
    }

    /** The line as an SVG path. */
    public String line() {
        StringBuilder path = new StringBuilder();
        for (int index = 0; index < points.size(); index++) {
            path.append(index == 0 ? 'M' : 'L')
                    .append(text(x(index)))
                    .append(' ')
                    .append(text(y(points.get(index).value())));
        }
        return points.size() == 1 ? path + "H" + text(RIGHT) : path.toString();
    }

    /** What is below the line. */
    public String area() {
        return line() + "V" + text(BOTTOM) + "H" + text(LEFT) + "Z";
    }

    private double x(int index) {
        return points.size() == 1 ? LEFT : LEFT + (RIGHT - LEFT) * index / (points.size() - 1);
    }

    private double y(long value) {
        return BOTTOM - (BOTTOM - TOP) * value / top();
    }

    private long top() {
        return (highest() + step() - 1) / step() * step();
    }

    private long highest() {
        long value = points.stream().mapToLong(Point::value).max().orElse(0);
        return Math.max(1, Math.max(limit.orElse(0), value));
    }

    /** 1, 2, 2.5 or 5 times a power of ten: the least of them with which a few lines reach above all values. */
    private long step() {
        for (long tenth = 1; ; tenth *= 10) {
            for (long times : new long[] {10, 20, 25, 50}) {
                if (times * tenth % 10 == 0 && times * tenth / 10 * MOST_LINES >= highest()) {
                    return times * tenth / 10;
                }
            }
        }
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
