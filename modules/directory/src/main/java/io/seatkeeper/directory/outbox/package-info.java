/**
 * From committed facts to events on every node's bus: one node at a time stamps the facts with a position, each node
 * reads past its own position. Nothing is decided by events, so a late one does no harm and a lost node loses nothing.
 */
@NullMarked
package io.seatkeeper.directory.outbox;

import org.jspecify.annotations.NullMarked;
