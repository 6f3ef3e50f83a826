/**
 * The one owner of organizations, people, the identities that open their accounts, seats, domains, the audit log and the
 * outbox. Other modules ask over the bus; what they may read or call in SQL is published by the migration. Every write
 * begins by locking its organization's counter row (room {@code write}); each other room holds the use cases of one area,
 * a class each, beside the SQL they run.
 */
@NullMarked
package io.seatkeeper.directory;

import org.jspecify.annotations.NullMarked;
