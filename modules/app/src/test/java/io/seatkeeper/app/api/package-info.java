/** The whole admin API as its document tells of it: every operation, with what the document allows and what it does not. */
@NullMarked
package io.seatkeeper.app.api;

import org.jspecify.annotations.NullMarked;
