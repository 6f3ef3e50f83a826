/**
 * A small identity provider for demos and tests. It signs in whoever is picked, named or invented, asks for no password, and
 * makes each mistake of {@link io.seatkeeper.practiceidp.tenant.Fault} on demand, so that a relying party can be tried
 * against all of them. It listens on loopback only and the service never starts it: whoever reaches it can be anybody. This
 * package is the outside: settings, the verticle, and the object by which a test holds the provider. Each protocol lives in
 * a room of its own.
 */
@NullMarked
package io.seatkeeper.practiceidp;

import org.jspecify.annotations.NullMarked;
