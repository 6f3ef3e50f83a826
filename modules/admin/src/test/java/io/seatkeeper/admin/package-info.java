/** Tests of the admin API over real HTTP, with the real directory and a real PostgreSQL behind it. */
@NullMarked
package io.seatkeeper.admin;

import org.jspecify.annotations.NullMarked;
