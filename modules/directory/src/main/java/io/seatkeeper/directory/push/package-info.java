/**
 * People as identity providers push them (SCIM): the push rules as a pure function, which decide whether a push makes an
 * account, takes one over or brings one back, and the batch that carries many pushes of one organization through one
 * transaction. Deprovisioning is one such transaction: seat, role, sessions and keys end with its commit.
 */
@NullMarked
package io.seatkeeper.directory.push;

import org.jspecify.annotations.NullMarked;
