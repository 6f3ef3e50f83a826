/** Tests of people as identity providers push them. */
@NullMarked
package io.seatkeeper.directory.push;

import org.jspecify.annotations.NullMarked;
