/** Tests of what admins do about people, also when two do it at once. */
@NullMarked
package io.seatkeeper.directory.team;

import org.jspecify.annotations.NullMarked;
