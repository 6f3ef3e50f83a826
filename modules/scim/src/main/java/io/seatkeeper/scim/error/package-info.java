/**
 * How a refusal reads in SCIM (RFC 7644 §3.12): one translator from the domain's failures to status, {@code scimType} and
 * detail. Statuses are chosen with care, since some identity providers repeat a 500 for ever and never repeat a 400.
 */
@NullMarked
package io.seatkeeper.scim.error;

import org.jspecify.annotations.NullMarked;
