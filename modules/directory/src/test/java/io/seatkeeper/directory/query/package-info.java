/** Tests of lists as SCIM asks for them. */
@NullMarked
package io.seatkeeper.directory.query;

import org.jspecify.annotations.NullMarked;
