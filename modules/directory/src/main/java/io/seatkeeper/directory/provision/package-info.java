/**
 * From a verified identity to an account: the sign-in rules as a pure function, the queue that keeps one organization's
 * storm of first visits away from the others, and the batch that carries many of them through one transaction.
 */
@NullMarked
package io.seatkeeper.directory.provision;

import org.jspecify.annotations.NullMarked;
