/** Tests of who may push. */
@NullMarked
package io.seatkeeper.scim.client;

import org.jspecify.annotations.NullMarked;
