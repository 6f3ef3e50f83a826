/** What goes out to operators, looked at as it goes out: the jar with its list of parts, the image, and what deploys them. */
@NullMarked
package io.seatkeeper.app.shipped;

import org.jspecify.annotations.NullMarked;
