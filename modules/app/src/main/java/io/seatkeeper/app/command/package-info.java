/**
 * The subcommands, one class each: they read the configuration, say what is wrong with it, and hand over to the room that
 * does the work.
 */
@NullMarked
package io.seatkeeper.app.command;

import org.jspecify.annotations.NullMarked;
