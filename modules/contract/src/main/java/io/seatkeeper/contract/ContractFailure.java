package io.seatkeeper.contract;

import java.util.List;

/**
 * A refusal that the caller is meant to understand, as it crosses the bus. Its message is safe to show to whoever asked:
 * it holds no secret and nothing of another organization. Carries no stack trace, because it is an answer and no fault.
 */
public final class ContractFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Check> checks;

    public ContractFailure(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** @param checks what was compared, each with expected beside received; for admins, never for the person */
    public ContractFailure(ErrorCode code, String message, List<Check> checks) {
        super(message, null, false, false);
        this.code = code;
        this.checks = List.copyOf(checks);
    }

    public ErrorCode code() {
        return code;
    }

    /** What was compared, failed checks and passed ones; empty where nothing was. */
    public List<Check> checks() {
        return checks;
    }
}
