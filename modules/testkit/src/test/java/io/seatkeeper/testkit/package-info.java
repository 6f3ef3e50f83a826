/** Shows that what the other tests stand on behaves as browsers and name servers do, so that they can lean on it. */
@NullMarked
package io.seatkeeper.testkit;

import org.jspecify.annotations.NullMarked;
