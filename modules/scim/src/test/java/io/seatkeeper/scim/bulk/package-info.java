/** Tests of many operations at once. */
@NullMarked
package io.seatkeeper.scim.bulk;

import org.jspecify.annotations.NullMarked;
