/**
 * The SAML 2.0 side of the practice identity provider: metadata, sign-in by both bindings or from a tile, single logout.
 * It knows no service provider beforehand: whoever asks is looked up by its entity id where that is an address on this
 * machine, and taken at its word else. Everything is done by the book until a fault is asked for; then exactly that one
 * thing is wrong.
 */
@NullMarked
package io.seatkeeper.practiceidp.saml;

import org.jspecify.annotations.NullMarked;
