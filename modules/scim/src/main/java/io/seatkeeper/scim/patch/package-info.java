/**
 * Applies PATCH requests (RFC 7644 §3.5.2): all operations in their order or none. A person's are applied to what was written of
 * them; a group's become changes of sets, without reading its members. Takes every shape that identity providers are known to
 * send; each stands with its source in a file of the tests.
 */
@NullMarked
package io.seatkeeper.scim.patch;

import org.jspecify.annotations.NullMarked;
