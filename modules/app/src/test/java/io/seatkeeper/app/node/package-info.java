/** The whole service as it is run: several nodes on one database, under crowds, kills and outages. */
@NullMarked
package io.seatkeeper.app.node;

import org.jspecify.annotations.NullMarked;
