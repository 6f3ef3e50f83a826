/** Tests of claiming and proving domains, with a DNS of their own. */
@NullMarked
package io.seatkeeper.directory.domain;

import org.jspecify.annotations.NullMarked;
