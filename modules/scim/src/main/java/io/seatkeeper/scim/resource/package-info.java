/**
 * Resources as JSON and as our own words: reads what clients write, checked against the schemas and forgiving where identity
 * providers are known to be inexact, and writes what they read, with {@code meta}, references and the attributes asked for.
 */
@NullMarked
package io.seatkeeper.scim.resource;

import org.jspecify.annotations.NullMarked;
