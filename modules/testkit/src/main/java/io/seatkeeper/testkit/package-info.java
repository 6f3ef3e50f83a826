/**
 * What tests stand on: a real PostgreSQL, a client that behaves like a browser, a small DNS. Nothing of it is in
 * the product.
 */
@NullMarked
package io.seatkeeper.testkit;

import org.jspecify.annotations.NullMarked;
