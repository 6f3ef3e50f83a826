package io.seatkeeper.jit.identity;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the comparisons of one validation, in the order in which they are made. One instance, one thread. */
public final class Checks {
    private static final String NOTHING = "(none)";

    private final List<Check> made = new ArrayList<>();

    /**
     * @param received what came, in whose text control characters are made visible; empty: nothing came
     * @return whether it held, as it was given
     */
    public boolean add(ErrorCode code, String name, boolean passed, String expected, Optional<String> received) {
        made.add(new Check(
                code, name, passed, expected, received.map(Checks::tame).orElse(NOTHING)));
        return passed;
    }

    /** @return whether it held, as it was given */
    public boolean add(ErrorCode code, String name, boolean passed, String expected, String received) {
        return add(code, name, passed, expected, Optional.of(received));
    }

    /** Takes over what another part of the same validation compared. */
    public void addAll(List<Check> others) {
        made.addAll(others);
    }

    /** So far. */
    public List<Check> made() {
        return List.copyOf(made);
    }

    /** The first comparison that did not hold. */
    public Optional<Check> failed() {
        return made.stream().filter(check -> !check.passed()).findFirst();
    }

    private static String tame(String text) {
        return text.replaceAll("\\p{Cntrl}", "�");
    }
}
