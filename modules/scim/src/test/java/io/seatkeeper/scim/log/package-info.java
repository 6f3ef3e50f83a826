/** Tests of the log of requests. */
@NullMarked
package io.seatkeeper.scim.log;

import org.jspecify.annotations.NullMarked;
