/** Tests of organizations and of what their fields may hold. */
@NullMarked
package io.seatkeeper.directory.organization;

import org.jspecify.annotations.NullMarked;
