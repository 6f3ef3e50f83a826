/**
 * What every module stands on and none of them is about: the typed bus, configuration, the database pool, secrets, HTTP
 * manners, the gate for outbound requests. Nothing here knows what a seat or an organization's user is. This package
 * itself holds the {@link io.seatkeeper.platform.Bus}; each other concern has a room of its own.
 */
@NullMarked
package io.seatkeeper.platform;

import org.jspecify.annotations.NullMarked;
