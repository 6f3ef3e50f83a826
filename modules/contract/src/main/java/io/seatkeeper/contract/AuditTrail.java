package io.seatkeeper.contract;

import java.time.Instant;
import java.util.Optional;

/** Reading what was done, by whom. Entries are written with the fact itself, in its transaction, and never change. */
public sealed interface AuditTrail extends BusMessage {
    /** Newest first. */
    Endpoint<Read, EntryPage> READ = new Endpoint<>("audit.read", Read.class, EntryPage.class);

    /**
     * @param action only this action
     * @param subject only entries about this id
     */
    record Read(OrganizationId organization, Optional<String> action, Optional<String> subject, Page.Request page)
            implements AuditTrail {}

    /**
     * @param sequence the organization's own count, without gaps, in the order of commits
     * @param action what was done: {@code user.provisioned}, {@code user.role_changed}
     * @param subject the id of what it was done to
     * @param detail what changed, as a JSON object, no secret
     */
    record Entry(long sequence, Instant at, Actor actor, String action, String subject, String detail) {}

    record EntryPage(Page<Entry> page) implements BusMessage {}
}
