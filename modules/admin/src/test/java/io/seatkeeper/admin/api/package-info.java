/** Tests of this room. */
@NullMarked
package io.seatkeeper.admin.api;

import org.jspecify.annotations.NullMarked;
