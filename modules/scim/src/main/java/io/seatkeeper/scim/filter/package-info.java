/**
 * Reads filters (RFC 7644 §3.4.2.2): text in, a {@link io.seatkeeper.contract.scim.Filter} out whose every path is checked
 * against the schemas of the type, or a refusal that names the place. Written by hand, because what identity providers really
 * send is wider than the grammar, and the bounds and the places are ours.
 */
@NullMarked
package io.seatkeeper.scim.filter;

import org.jspecify.annotations.NullMarked;
