package io.seatkeeper.platform.database.local;

/** The embedded PostgreSQL can't be had. The message says why and what to do, in words for an operator. */
public final class LocalPostgresFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalPostgresFailure(String message) {
        super(message);
    }

    LocalPostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
