package io.seatkeeper.contract;

import java.util.List;
import java.util.Map;

/**
 * A refusal that the caller is meant to understand, as it crosses the bus. Its message is safe to show to whoever asked:
 * it holds no secret and nothing of another organization. Carries no stack trace, because it is an answer and no fault.
 */
public final class ContractFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Check> checks;
    private final transient List<Flaw> flaws;

    public ContractFailure(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** @param checks what was compared, each with expected beside received; for admins, never for the person */
    public ContractFailure(ErrorCode code, String message, List<Check> checks) {
        this(code, message, checks, List.of());
    }

    private ContractFailure(ErrorCode code, String message, List<Check> checks, List<Flaw> flaws) {
        super(message, null, false, false);
        this.code = code;
        this.checks = List.copyOf(checks);
        this.flaws = List.copyOf(flaws);
    }

    /** {@link ErrorCode#INVALID_REQUEST} for one field: the message says in a sentence what the reason says in a word. */
    public static ContractFailure at(String field, Flaw.Reason reason, String message) {
        return at(field, reason, Map.of(), message);
    }

    /** @param values what the reason speaks of */
    public static ContractFailure at(String field, Flaw.Reason reason, Map<String, String> values, String message) {
        return new ContractFailure(
                ErrorCode.INVALID_REQUEST, message, List.of(), List.of(new Flaw(field, reason, values)));
    }

    /** {@link #at} for a text of 1 to so many characters. */
    public static ContractFailure atLength(String field, int most, String message) {
        return at(field, Flaw.Reason.LENGTH, Map.of("least", "1", "most", String.valueOf(most)), message);
    }

    public ErrorCode code() {
        return code;
    }

    /** What was compared, failed checks and passed ones; empty where nothing was. */
    public List<Check> checks() {
        return checks;
    }

    /** Which fields of the request are wrong; empty where that is not the trouble, or not known. */
    public List<Flaw> flaws() {
        return flaws;
    }
}
