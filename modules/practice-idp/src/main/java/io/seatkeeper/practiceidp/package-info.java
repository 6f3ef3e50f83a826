/**
 * A small identity provider for demos and tests, which answers on this machine only and can be told to misbehave.
 * The service never starts it.
 */
@NullMarked
package io.seatkeeper.practiceidp;

import org.jspecify.annotations.NullMarked;
