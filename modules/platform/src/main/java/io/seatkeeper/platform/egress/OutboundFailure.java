package io.seatkeeper.platform.egress;

/** Why an outbound request brought nothing. Its message is safe to show to an admin: it quotes nothing of the answer. */
public final class OutboundFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The name or address leads to where no request may go. */
        REFUSED_ADDRESS,
        /** The address is no https URL, and plain http is not allowed to it. */
        NOT_HTTPS,
        /** No connection came about, TLS failed, or the connection broke. */
        UNREACHABLE,
        /** No whole answer came in time. */
        TIMED_OUT,
        /** The answer is larger than is read. */
        TOO_LARGE,
        /** The answer has a status other than 200. */
        BAD_STATUS,
        /** The answer is no JSON object. */
        NOT_JSON
    }

    private final Kind kind;

    OutboundFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
