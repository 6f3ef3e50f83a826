/**
 * The console's pages about applications, to which Seatkeeper is the OpenID provider: registering one, its redirect URIs, and
 * its secrets, each shown once.
 */
@NullMarked
package io.seatkeeper.admin.console.application;

import org.jspecify.annotations.NullMarked;
