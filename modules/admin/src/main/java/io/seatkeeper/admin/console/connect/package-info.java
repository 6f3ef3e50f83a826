/**
 * The console's pages about connections: the list, the wizard that says in each vendor's own words what to enter where, one
 * connection with its values, certificates and trial, and the acts that touch who can sign in. A customer's IT sees the same
 * pages by a set-up link.
 */
@NullMarked
package io.seatkeeper.admin.console.connect;

import org.jspecify.annotations.NullMarked;
