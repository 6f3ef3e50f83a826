/**
 * What the server says of itself (RFC 7644 §4, RFC 9865 §4): its configuration, its resource types and its schemas, made from the
 * very tables by which filters and bodies are checked.
 */
@NullMarked
package io.seatkeeper.scim.discovery;

import org.jspecify.annotations.NullMarked;
