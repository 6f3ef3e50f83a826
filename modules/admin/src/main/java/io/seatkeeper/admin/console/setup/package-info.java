/**
 * The console's page about set-up links: who of a customer's IT may enter connections, domains and SCIM tokens without an
 * account, and until when.
 */
@NullMarked
package io.seatkeeper.admin.console.setup;

import org.jspecify.annotations.NullMarked;
