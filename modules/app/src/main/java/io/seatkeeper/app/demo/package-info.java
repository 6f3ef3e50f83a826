/**
 * The demo: the whole service with a practice identity provider and two sample organizations on this machine. It is set
 * up through the public doors only, as an operator and an admin would do it: by API calls and sign-ins.
 */
@NullMarked
package io.seatkeeper.app.demo;

import org.jspecify.annotations.NullMarked;
