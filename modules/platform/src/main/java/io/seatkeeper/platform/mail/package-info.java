/**
 * Mail that goes out: the operator's server, what is written, and one sender that tells at once whether the server took it.
 */
@NullMarked
package io.seatkeeper.platform.mail;

import org.jspecify.annotations.NullMarked;
