package io.seatkeeper.jit.page;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.platform.page.Catalogue;
import java.util.Optional;

/**
 * Tells an admin that a trial has ended. What was compared stands in its result, which only they can read.
 *
 * @param code why somebody would be refused; empty when nobody would
 */
public record TrialPage(Organization at, Optional<ErrorCode> code, String reference) implements DoorPage {
    @Override
    public int status() {
        return 200;
    }

    @Override
    public Optional<Organization> organization() {
        return Optional.of(at);
    }

    @Override
    public String title(Catalogue words) {
        return words.text("trial.title");
    }

    /** The key of a text that depends on how it went. */
    public String key(String end) {
        return (code.isEmpty() ? "trial.passed." : "trial.failed.") + end;
    }
}
