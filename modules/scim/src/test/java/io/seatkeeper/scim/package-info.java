/** What the tests of scim share. */
@NullMarked
package io.seatkeeper.scim;

import org.jspecify.annotations.NullMarked;
