/**
 * Keeping secrets: random tokens that are stored as hashes, the master key from the configuration, sub-keys derived from
 * it for one purpose each, and the box that encrypts what has to be read again, bound to its organization.
 */
@NullMarked
package io.seatkeeper.platform.secrets;

import org.jspecify.annotations.NullMarked;
