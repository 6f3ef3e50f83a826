package io.seatkeeper.practiceidp.tenant;

import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import org.jspecify.annotations.Nullable;

/**
 * A login hint with what is to go wrong: {@code ada@acme.example;fault=wrong_audience}.
 *
 * @param name who signs in without a page, or null: that is asked
 * @param fault what goes wrong, or null
 */
public record Hint(@Nullable String name, @Nullable Fault fault) {
    /** The parameter that asks for a fault beside the hint. The one behind the hint wins. */
    public static final String FAULT_PARAMETER = "practice_fault";

    private static final String BEHIND = ";fault=";
    private static final int MOST_CHARACTERS = 190;

    /**
     * Reads a hint.
     *
     * @throws IllegalArgumentException when it is longer than 190 characters, or there is no such fault in this protocol
     */
    public static Hint read(@Nullable String hint, @Nullable String faultParameter, Protocols protocol) {
        String name = hint;
        String wanted = faultParameter == null ? "" : faultParameter;
        int behind = hint == null ? -1 : hint.lastIndexOf(BEHIND);
        if (hint != null && behind >= 0) {
            wanted = hint.substring(behind + BEHIND.length());
            name = hint.substring(0, behind);
        }
        Fault fault = Fault.named(wanted)
                .filter(known -> known.spoilsSignInBy(protocol))
                .orElse(null);
        if (fault == null && !wanted.isEmpty()) {
            throw new IllegalArgumentException("there is no such " + FAULT_PARAMETER);
        }
        if (name != null && name.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("login_hint is too long");
        }
        return new Hint(name == null || name.isBlank() ? null : name, fault);
    }
}
