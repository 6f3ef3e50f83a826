package io.seatkeeper.directory.write;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rule of the schema refused, and which refusal of the contract that is. */
public final class WriteFaults {
    /** lock_not_available, query_canceled, deadlock_detected (PostgreSQL, appendix A). */
    private static final Set<String> TOO_LATE = Set.of("55P03", "57014", "40P01");

    private WriteFaults() {}

    /** The name of the constraint that was violated; null when it was none. */
    public static @Nullable String constraint(Throwable fault) {
        return fault instanceof PgException refused ? refused.getConstraint() : null;
    }

    /** Whether a lock or a statement took longer than its bound. */
    public static boolean tookTooLong(Throwable fault) {
        return fault instanceof PgException refused && TOO_LATE.contains(refused.getSqlState());
    }

    /** Whether PostgreSQL itself refused a statement. */
    public static boolean saidByPostgres(Throwable fault) {
        return fault instanceof PgException;
    }

    /** Whether a value can't be stored: class 22, data exception. */
    public static boolean isOfTheData(Throwable fault) {
        return fault instanceof PgException refused
                && Objects.toString(refused.getSqlState(), "").startsWith("22");
    }

    static Throwable translated(Throwable fault) {
        if (tookTooLong(fault)) {
            return new ContractFailure(ErrorCode.UNAVAILABLE, "The organization is being changed; try again.");
        }
        String constraint = constraint(fault);
        return constraint == null ? fault : refusal(constraint, fault);
    }

    private static Throwable refusal(String constraint, Throwable fault) {
        return switch (constraint) {
            case "seats_exhausted" ->
                new ContractFailure(ErrorCode.SEATS_IN_USE, "Every seat of the organization is in use.");
            case "identity_one_per_connection" ->
                new ContractFailure(
                        ErrorCode.IDENTITY_CONFLICT, "That person has another identity on this connection already.");
            case "domain_lookup_pkey" ->
                new ContractFailure(ErrorCode.DOMAIN_TAKEN, "Another organization has verified this domain.");
            default -> fault;
        };
    }
}
