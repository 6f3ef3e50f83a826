package io.seatkeeper.app.roster;

import java.io.PrintStream;
import java.util.Locale;

/** How far a long command has come: on a terminal one line that is written over, elsewhere a line at every tenth. */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int TENTH = 10;

    private final PrintStream out;
    private final boolean terminal;
    private int shown = -1;
    private boolean visible;

    public ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param what how many of what are done: {@code 1,200 rows} */
    public void show(long done, long all, String what) {
        int percent = all == 0 ? 100 : (int) Math.min(100, done * 100 / all);
        String bar = String.format(
                Locale.ROOT, "[%-" + WIDTH + "s] %3d %%  %s", "#".repeat(percent * WIDTH / 100), percent, what);
        if (terminal) {
            out.print("\r" + bar);
            out.flush();
            visible = true;
        } else if (percent / TENTH > shown / TENTH || shown < 0) {
            out.println(bar);
        }
        shown = percent;
    }

    /** Makes way for other lines. */
    public void hide() {
        if (visible) {
            out.print("\r" + " ".repeat(WIDTH * 2) + "\r");
            out.flush();
            visible = false;
        }
    }
}
