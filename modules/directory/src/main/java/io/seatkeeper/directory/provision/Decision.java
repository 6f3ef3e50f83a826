package io.seatkeeper.directory.provision;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.UserId;
import java.util.Optional;

/** What the sign-in rules say to one sign-in. */
sealed interface Decision {
    /**
     * The identity opens this account; name and address follow the identity provider as told.
     *
     * @param confirmed whether it is still the person's after their address was changed by SCIM
     */
    record Known(UserId user, Following following, boolean confirmed) implements Decision {}

    /**
     * The account is there and the identity opens it from now on.
     *
     * @param follows whether it takes the place of the one that the person had on this connection
     * @param buried the deleted account that it opened before
     */
    record Link(UserId user, boolean follows, Optional<UserId> buried) implements Decision {}

    /** A new account. */
    record Create(String email) implements Decision {}

    /**
     * Refused, and put before another admin.
     *
     * @param known whether it waits there already
     */
    record AskAdmin(UserId user, String email, boolean known) implements Decision {}

    /**
     * Refused; nothing is written.
     *
     * @param message safe to show to the person
     */
    record Refuse(ErrorCode code, String message) implements Decision {}

    /**
     * What an account takes over from the identity provider; empty where it stays as it is.
     *
     * @param email the address, proven
     * @param refusedEmail an address that is not taken, and was not refused before
     * @param refusal why not: {@code not_proven} or {@code in_use}
     */
    record Following(
            Optional<String> email,
            Optional<String> display,
            Optional<String> given,
            Optional<String> family,
            Optional<String> refusedEmail,
            String refusal) {
        static final Following NOTHING = new Following(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");

        boolean changesAccount() {
            return email.isPresent() || display.isPresent() || given.isPresent() || family.isPresent();
        }
    }
}
