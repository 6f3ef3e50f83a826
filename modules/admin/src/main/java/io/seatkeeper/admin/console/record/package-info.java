/**
 * The console's pages about what happened: sign-ins with each check, expected beside received, and the audit log, which can
 * be taken along as a file.
 */
@NullMarked
package io.seatkeeper.admin.console.record;

import org.jspecify.annotations.NullMarked;
