/** The command line, by what it answers and the codes that it ends with. */
@NullMarked
package io.seatkeeper.app.command;

import org.jspecify.annotations.NullMarked;
