/**
 * The whole: reads the configuration, brings up the database, deploys the modules and serves them on one port.
 * The only room that knows all the others.
 */
@NullMarked
package io.seatkeeper.app;

import org.jspecify.annotations.NullMarked;
