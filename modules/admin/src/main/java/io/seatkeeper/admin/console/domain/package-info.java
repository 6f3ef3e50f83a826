/**
 * The console's page about mail domains: the DNS record that proves one, a button that looks for it, and giving one up. A
 * customer's IT sees the same by a set-up link.
 */
@NullMarked
package io.seatkeeper.admin.console.domain;

import org.jspecify.annotations.NullMarked;
