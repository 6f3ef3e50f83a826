package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.http.Problem;
import java.util.Optional;

/** {@link ErrorCode#FORBIDDEN}, since a key or a set-up link is not for what it was used for. {@link ScopeRefusals} notes it. */
final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient Optional<Scope> scope;

    /** @param scope the one that is missing */
    NotAllowed(String reason, Scope scope) {
        this(reason, Optional.of(scope));
    }

    /** Where no scope would have helped. */
    NotAllowed(String reason) {
        this(reason, Optional.empty());
    }

    private NotAllowed(String reason, Optional<Scope> scope) {
        super(reason, null, false, false);
        this.reason = reason;
        this.scope = scope;
    }

    /** As the caller reads it. */
    String reason() {
        return reason;
    }

    /** The scope that is missing; empty: none would have helped. */
    Optional<Scope> scope() {
        return scope;
    }

    Problem problem() {
        return new Problem(ErrorCode.FORBIDDEN, reason);
    }
}
