/** Tests of the schemas and of how paths are looked up in them. */
@NullMarked
package io.seatkeeper.contract.scim;

import org.jspecify.annotations.NullMarked;
