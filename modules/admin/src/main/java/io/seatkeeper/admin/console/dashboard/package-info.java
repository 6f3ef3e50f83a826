/**
 * The console's first page: seats used and free, what wants attention, who came in and who was refused, and what was
 * changed last.
 */
@NullMarked
package io.seatkeeper.admin.console.dashboard;

import org.jspecify.annotations.NullMarked;
