package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;

/**
 * What an operation asks of its caller. Whom it concerns (an Org Admin or not) may ask for {@link Scope#ROLES} on top;
 * that stands with the operation.
 */
public sealed interface Access {
    /** Nobody need say who they are. */
    record Everybody() implements Access {}

    /** Only the vendor. */
    record OperatorOnly() implements Access {}

    /** Whoever administers the organization: any of its keys, its Org Admins, and the operator. */
    record Administrators() implements Access {}

    /** Whoever administers the organization; a key needs the scope. */
    record WithScope(Scope scope) implements Access {}

    /**
     * @throws ContractFailure {@link ErrorCode#FORBIDDEN} when it is the operator's
     * @throws NotAllowed when the caller lacks the scope
     */
    default void check(Caller caller) {
        switch (this) {
            case Everybody everybody -> {}
            case Administrators administrators -> {}
            case OperatorOnly operatorOnly -> {
                if (!(caller instanceof Caller.Operator)) {
                    throw new ContractFailure(ErrorCode.FORBIDDEN, "Only an operator key may do this.");
                }
            }
            case WithScope withScope -> require(caller, withScope.scope());
        }
    }

    /** @throws NotAllowed when the caller lacks the scope */
    static void require(Caller caller, Scope scope) {
        if (!caller.has(scope)) {
            throw new NotAllowed(
                    scope == Scope.ROLES
                            ? "This needs an Org Admin, or a key of an Org Admin with the scope roles."
                            : "This needs a key with the scope " + scope.text() + ".",
                    scope);
        }
    }

    /**
     * Lets a caller see an organization.
     *
     * @throws ContractFailure {@link ErrorCode#ORGANIZATION_UNKNOWN} when it is not theirs, as if it were not there
     */
    static Organization reached(Caller caller, Organization organization) {
        if (!caller.reaches(organization.id())) {
            throw unknownOrganization();
        }
        return organization;
    }

    static ContractFailure unknownOrganization() {
        return new ContractFailure(ErrorCode.ORGANIZATION_UNKNOWN, "There is no such organization.");
    }
}
