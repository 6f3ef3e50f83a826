package io.seatkeeper.practiceidp.push;

/** The SCIM server said no to something that this push can't do without; the message says to what. */
final class PushRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PushRefused(String message) {
        super(message);
    }
}
