/**
 * The one owner of organizations, people, identities, seats, domains, audit and outbox: it applies the rules by
 * which a sign-in finds or makes an account, and keeps the seat rule.
 */
@NullMarked
package io.seatkeeper.directory;

import org.jspecify.annotations.NullMarked;
