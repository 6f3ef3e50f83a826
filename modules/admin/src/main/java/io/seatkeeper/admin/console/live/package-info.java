/**
 * Tells open pages that something changed, whoever changed it on whichever node: a stream of server-sent events that says
 * no more than that, upon which a page fetches its living part again with the rights of that moment.
 */
@NullMarked
package io.seatkeeper.admin.console.live;

import org.jspecify.annotations.NullMarked;
