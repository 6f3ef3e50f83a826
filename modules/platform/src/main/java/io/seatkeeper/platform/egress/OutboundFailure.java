package io.seatkeeper.platform.egress;

import io.netty.handler.proxy.ProxyConnectException;
import java.util.concurrent.TimeoutException;

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

    /**
     * What a client's fault means.
     *
     * @param fault as an HTTP client that goes through the gate raises it
     * @param host whom it called
     */
    public static OutboundFailure from(Throwable fault, String host) {
        return switch (fault) {
            case OutboundFailure known -> known;
            case TimeoutException late -> new OutboundFailure(Kind.TIMED_OUT, host + " did not answer in time.");
            case ProxyConnectException refused
            when refusedByGate(refused) ->
                new OutboundFailure(
                        Kind.REFUSED_ADDRESS,
                        host + " leads to an address that is not public, and no setting allows it.");
            default -> new OutboundFailure(Kind.UNREACHABLE, host + " can't be reached, or broke off its answer.");
        };
    }

    /** Whether the gate said "connection not allowed by ruleset" (RFC 1928 §6), which Netty passes on as text only. */
    private static boolean refusedByGate(ProxyConnectException fault) {
        return String.valueOf(fault.getMessage()).contains("FORBIDDEN");
    }
}
