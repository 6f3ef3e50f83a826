/** Tests of reading and writing resources: vendors' shapes, values out of their type or bounds, projections. */
@NullMarked
package io.seatkeeper.scim.resource;

import org.jspecify.annotations.NullMarked;
