package io.seatkeeper.contract;

/** The one question of a sign-in: which account does this identity open, and is there one to be made? */
public sealed interface Provisioning extends BusMessage {
    /**
     * Applies sign-in rules 1 to 7. Refuses with {@link ErrorCode#SEATS_EXHAUSTED}, {@link ErrorCode#USER_DEACTIVATED},
     * {@link ErrorCode#IDENTITY_CONFLICT}, {@link ErrorCode#ADMIN_LINK_REQUIRED}, {@link ErrorCode#EMAIL_NOT_PROVEN},
     * {@link ErrorCode#EMAIL_MISSING}, {@link ErrorCode#JIT_DISABLED}, {@link ErrorCode#ORGANIZATION_DISABLED} or {@link
     * ErrorCode#SIGN_IN_BUSY}; a refusal has written nothing but, for an Org Admin, the request that waits for approval.
     */
    Endpoint<ProvisionUser, Provisioned> PROVISION =
            new Endpoint<>("provisioning.provision", ProvisionUser.class, Provisioned.class);

    record ProvisionUser(OrganizationId organization, VerifiedIdentity identity) implements Provisioning {}

    /** @param outcome how the account was come by */
    record Provisioned(User user, Outcome outcome) implements BusMessage {}

    /** How a sign-in came by its account. */
    enum Outcome {
        /** The identity was known. */
        KNOWN,
        /** An account was there and the identity now opens it. */
        LINKED,
        /** The account was made. */
        CREATED
    }
}
