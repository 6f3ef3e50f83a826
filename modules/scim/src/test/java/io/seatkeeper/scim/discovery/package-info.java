/** Tests of discovery: complete, without nulls, and true to its own schemas. */
@NullMarked
package io.seatkeeper.scim.discovery;

import org.jspecify.annotations.NullMarked;
