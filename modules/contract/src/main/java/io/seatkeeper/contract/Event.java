package io.seatkeeper.contract;

import java.time.Instant;
import java.util.Set;

/**
 * Something that happened in an organization, as the outbox tells it after the commit. Events clean up and refresh; access
 * is never decided by them.
 *
 * @param organization where
 * @param sequence the organization's own count, without gaps, in the order of commits
 * @param position the place among the events of all organizations, in the order they are told
 * @param type what: {@code user.provisioned}, {@code user.deactivated}, {@code user.role_changed}, …
 * @param subject the id of what it happened to
 * @param payload a JSON object, no secret
 */
public record Event(
        OrganizationId organization,
        long sequence,
        long position,
        String type,
        String subject,
        String payload,
        Instant at)
        implements BusMessage {
    /** The bus address on which every node tells its modules. */
    public static final String ADDRESS = "events";

    /** What a first sync tells by the hundred thousand, and ends nobody's session. */
    private static final Set<String> END_NOTHING = Set.of("user.created", "user.provisioned", "user.updated");

    /** Whether it tells of a person whose state may have ended what they hold. */
    public boolean mayEndSessions() {
        return type.startsWith("user.") && !END_NOTHING.contains(type);
    }
}
