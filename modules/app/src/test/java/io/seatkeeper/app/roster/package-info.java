/** Tests of lists of people as files. */
@NullMarked
package io.seatkeeper.app.roster;

import org.jspecify.annotations.NullMarked;
