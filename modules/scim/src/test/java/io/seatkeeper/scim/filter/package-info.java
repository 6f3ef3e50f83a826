/** Tests of reading filters: tables from text to tree, refusals with their place, bounds. */
@NullMarked
package io.seatkeeper.scim.filter;

import org.jspecify.annotations.NullMarked;
