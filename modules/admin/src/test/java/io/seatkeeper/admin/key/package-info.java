/** Tests of this room. */
@NullMarked
package io.seatkeeper.admin.key;

import org.jspecify.annotations.NullMarked;
