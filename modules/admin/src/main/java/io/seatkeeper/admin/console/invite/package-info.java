/** The console's page about invitations: links by which people come in, as Org Admins where a named admin says so. */
@NullMarked
package io.seatkeeper.admin.console.invite;

import org.jspecify.annotations.NullMarked;
