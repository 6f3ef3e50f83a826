/**
 * The keys that our tokens are signed by: made, published, used and retired by themselves, the same on every node. A key is
 * published for some days before it signs and until the last of its tokens has expired.
 */
@NullMarked
package io.seatkeeper.oauth.key;

import org.jspecify.annotations.NullMarked;
