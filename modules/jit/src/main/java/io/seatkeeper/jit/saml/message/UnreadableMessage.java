package io.seatkeeper.jit.saml.message;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;

/** What came can't be read, or not without harm. Said as a comparison, since an admin will see it as one. */
public final class UnreadableMessage extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String part;
    private final String expected;
    private final String received;

    /** @param part what was looked at */
    public UnreadableMessage(ErrorCode code, String part, String expected, String received) {
        // Anybody can provoke it, so it costs no stack trace.
        super(part + ": expected " + expected, null, false, false);
        this.code = code;
        this.part = part;
        this.expected = expected;
        this.received = received;
    }

    public ErrorCode code() {
        return code;
    }

    /** Adds itself as the comparison that did not hold. */
    public void tell(Checks checks) {
        checks.add(code, part, false, expected, received);
    }
}
