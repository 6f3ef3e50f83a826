/**
 * The console's pages about the organization itself: its name and how people come in, what only the vendor changes, and the
 * admin keys of programs.
 */
@NullMarked
package io.seatkeeper.admin.console.settings;

import org.jspecify.annotations.NullMarked;
