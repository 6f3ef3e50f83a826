package io.seatkeeper.admin.console.page;

import io.seatkeeper.contract.Ids;

/**
 * What a form that makes something holds, so that it makes one thing however often it is sent, and a reload of the page
 * that shows a secret shows the same secret.
 */
public final class Once {
    /** The field's name. */
    public static final String FIELD = "once";

    private Once() {}

    /** A key of its own for each form that is drawn. */
    public static String fresh() {
        return Ids.next().toString();
    }
}
