/**
 * One running node: opens the database, deploys the modules, serves them on the public port and answers health and
 * metrics on the management port. A node keeps nothing, so any number of them may run on one database.
 */
@NullMarked
package io.seatkeeper.app.node;

import org.jspecify.annotations.NullMarked;
