package io.seatkeeper.scim;

/** How much one request may bring. What ServiceProviderConfig can say of it, it says. */
final class ScimLimits {
    /** A person with everything that a schema knows, in bytes. */
    static final long LARGEST_BODY = 1024 * 1024;

    /** A group with 100,000 members, each with value, {@code $ref}, display and type, in bytes. */
    static final long LARGEST_GROUP = 32 * 1024 * 1024;

    /** Announced as {@code maxPayloadSize}, in bytes. */
    static final int LARGEST_BULK = 8 * 1024 * 1024;

    /** Announced as {@code maxOperations}. */
    static final int MOST_OPERATIONS = 1_000;

    private ScimLimits() {}
}
