package io.seatkeeper.jit.saml.logout;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.saml.message.NameId;
import java.time.Instant;
import java.util.List;

/** What a logout message is worth. */
public sealed interface LogoutVerdict {
    /**
     * A request in which every check held. Whether it came before, only who keeps marks can say.
     *
     * @param id unique at its provider
     * @param nameId whose sessions are to end, as the provider names them
     * @param sessionIndexes which of them; empty: all
     * @param forgettableAt until when the same request would pass these checks again
     */
    record Asked(String id, NameId nameId, List<String> sessionIndexes, Instant forgettableAt)
            implements LogoutVerdict {
        public Asked {
            sessionIndexes = List.copyOf(sessionIndexes);
        }
    }

    /**
     * An answer in which every check held.
     *
     * @param inResponseTo the request that it answers, for the caller to know again
     */
    record Answered(String inResponseTo, LogoutStatus status) implements LogoutVerdict {}

    /**
     * A check failed. Nothing but the checks is told.
     *
     * @param checks every comparison, in order
     */
    record Rejected(List<Check> checks) implements LogoutVerdict {
        public Rejected {
            checks = List.copyOf(checks);
        }

        /** Whether it fails for the provider's certificates, which may just have been rolled over. */
        public boolean blamesCertificates() {
            return checks.stream()
                    .filter(check -> !check.passed())
                    .findFirst()
                    .filter(check -> check.code() == ErrorCode.SAML_SIGNATURE_INVALID)
                    .isPresent();
        }
    }
}
