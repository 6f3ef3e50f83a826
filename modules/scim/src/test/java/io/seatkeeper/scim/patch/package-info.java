/** Tests of PATCH: every shape that providers send with its result, refusals with their code, atomicity, the strict manner. */
@NullMarked
package io.seatkeeper.scim.patch;

import org.jspecify.annotations.NullMarked;
