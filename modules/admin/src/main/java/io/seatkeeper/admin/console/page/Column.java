package io.seatkeeper.admin.console.page;

/**
 * A column of a table.
 *
 * @param kind {@code wide} is left out in narrow windows, {@code widest} in all but wide ones, {@code number} stands right, {@code act} holds buttons
 * @param shown whether the label is seen, or only heard
 */
public record Column(String label, String kind, boolean shown) {
    public static Column of(String label) {
        return new Column(label, "", true);
    }

    /** One that narrow windows do without; its cells bear the class {@code wide} as well. */
    public static Column wide(String label) {
        return new Column(label, "wide", true);
    }

    /** One that is only of use where there is much room; its cells bear the classes {@code wide} and {@code widest} as well. */
    public static Column widest(String label) {
        return new Column(label, "wide widest", true);
    }

    public static Column number(String label) {
        return new Column(label, "number", true);
    }

    public static Column act(String label) {
        return new Column(label, "act", false);
    }
}
