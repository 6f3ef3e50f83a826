/**
 * Keycloak as a customer runs it: sign-in and both logouts by its own pages, in a real browser. The long suite; it starts
 * the server that Maven unpacked into {@code target/keycloak}.
 */
@NullMarked
package io.seatkeeper.app.keycloak;

import org.jspecify.annotations.NullMarked;
