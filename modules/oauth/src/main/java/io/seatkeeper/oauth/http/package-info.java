/** The endpoints: what comes in over HTTP is read and bounded here, and what goes out is written, refusals too. */
@NullMarked
package io.seatkeeper.oauth.http;

import org.jspecify.annotations.NullMarked;
