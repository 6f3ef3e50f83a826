/**
 * Holds the house to what ARCHITECTURE.md promises about it: which rooms see which, and where SQL, JSON, the event bus,
 * outbound requests and waiting may stand. A rule that fails names the class that breaks it.
 */
@NullMarked
package io.seatkeeper.app.house;

import org.jspecify.annotations.NullMarked;
