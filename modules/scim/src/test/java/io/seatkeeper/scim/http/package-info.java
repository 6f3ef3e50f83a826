/** Tests of the doors of SCIM. */
@NullMarked
package io.seatkeeper.scim.http;

import org.jspecify.annotations.NullMarked;
