/**
 * Many operations in one request (RFC 7644 §3.7): read within the announced bounds, put into an order in which what is referred
 * to is made first, and done one after the other by the very endpoints that serve them alone.
 */
@NullMarked
package io.seatkeeper.scim.bulk;

import org.jspecify.annotations.NullMarked;
