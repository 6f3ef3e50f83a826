package io.seatkeeper.platform.database;

/** The schema and this version of Seatkeeper don't go together. Says what to do. */
public final class SchemaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaFailure(String message) {
        super(message);
    }
}
