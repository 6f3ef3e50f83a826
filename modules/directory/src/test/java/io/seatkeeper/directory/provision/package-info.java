/** Tests of the sign-in rules: as a table of cases, and carried out by nodes that share one PostgreSQL. */
@NullMarked
package io.seatkeeper.directory.provision;

import org.jspecify.annotations.NullMarked;
