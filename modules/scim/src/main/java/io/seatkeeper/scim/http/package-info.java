/**
 * SCIM over HTTP (RFC 7644 §3): who calls and how often, what of a request is taken at all, and one class for each endpoint.
 * Filters, patches and JSON are other rooms' words; people and teams are asked of directory over the bus. The routes stand on
 * one screen in {@code ScimRoutes}.
 */
@NullMarked
package io.seatkeeper.scim.http;

import org.jspecify.annotations.NullMarked;
