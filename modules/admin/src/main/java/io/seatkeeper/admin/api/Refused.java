package io.seatkeeper.admin.api;

import io.seatkeeper.platform.http.Problem;

/** A call that was refused, with all that its caller may know of it: the code, and each place that is wrong. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Refused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /**
     * Says a failure as a refusal.
     *
     * @param where which part it happened in, for the log, where a fault that nobody meant is written down
     */
    public static Refused of(Throwable failure, String where) {
        return switch (failure) {
            case Refused refused -> refused;
            case RequestReader.Rejected rejected -> new Refused(rejected.problem());
            case NotAllowed notAllowed -> new Refused(notAllowed.problem());
            default -> new Refused(Problem.of(failure, where));
        };
    }

    public Problem problem() {
        return problem;
    }
}
