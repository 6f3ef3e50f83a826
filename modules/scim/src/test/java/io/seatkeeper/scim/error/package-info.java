/** Tests of how refusals read. */
@NullMarked
package io.seatkeeper.scim.error;

import org.jspecify.annotations.NullMarked;
