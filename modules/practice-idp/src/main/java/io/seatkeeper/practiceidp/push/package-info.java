/**
 * Pushes a tenant's people and groups to a SCIM 2.0 server (RFC 7644) as real providers do: each {@link
 * io.seatkeeper.practiceidp.push.Manner} has its own verbs, shapes, order, retries and pace. A push runs on virtual threads,
 * so a script reads from top to bottom like the conversation that it holds.
 */
@NullMarked
package io.seatkeeper.practiceidp.push;

import org.jspecify.annotations.NullMarked;
