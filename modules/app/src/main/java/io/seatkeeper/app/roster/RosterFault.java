package io.seatkeeper.app.roster;

/** A file that can't be read as a list of people. The message says what to mend. */
public final class RosterFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RosterFault(String message) {
        super(message);
    }
}
