package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import java.util.Optional;

/** What the push rules say to one push. */
sealed interface Decision {
    /**
     * A new account.
     *
     * @param proven whether its address is
     * @param archived a deactivated person who had the userName and is somebody else (push rule 4)
     */
    record Create(ScimUser.Content content, boolean proven, Optional<Person> archived) implements Decision {}

    /**
     * New content for an account that is there.
     *
     * @param outcome how a POST came by it; empty for a replacement
     * @param proven whether its address is from now on
     * @param archived a deactivated person who had the userName and is somebody else (push rule 4)
     */
    record Change(
            Person before,
            ScimUser.Content content,
            Optional<ScimUsers.Outcome> outcome,
            boolean proven,
            Optional<Person> archived)
            implements Decision {
        boolean deactivates() {
            return !before.deactivated() && !content.active();
        }

        boolean reactivates() {
            return before.deactivated() && content.active();
        }

        /** Push rule 6. */
        boolean endsRole() {
            return deactivates() && before.role() == Role.ORG_ADMIN;
        }

        /** How many more seats it takes: 1, 0 or -1. */
        int seats() {
            return (content.active() && !before.blocked() ? 1 : 0) - (before.active() ? 1 : 0);
        }

        /** Whether the account gets another address than it had. */
        boolean renames() {
            return before.email().isPresent() != content.email().isPresent()
                    || !before.email()
                            .orElse("")
                            .equalsIgnoreCase(content.email().orElse(""));
        }
    }

    /** What is pushed is what is there. */
    record Nothing(Person person) implements Decision {}

    /** The account becomes a tombstone. */
    record Delete(Person before) implements Decision {
        boolean endsRole() {
            return before.role() == Role.ORG_ADMIN;
        }
    }

    /** Refused; nothing is written. */
    record Refuse(ErrorCode code, String message) implements Decision {}
}
