/**
 * SAML 2.0 for every connection: what is asked of a provider, what its answer is worth, who it is. One door, {@link
 * io.seatkeeper.jit.saml.SamlProtocol}; the rooms behind it ({@code metadata}, {@code key}, {@code request}, {@code message},
 * {@code response}) know nothing of HTTP or the database.
 */
@NullMarked
package io.seatkeeper.jit.saml;

import org.jspecify.annotations.NullMarked;
