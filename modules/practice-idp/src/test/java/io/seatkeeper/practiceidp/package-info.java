/** Tests of the practice identity provider as a relying party meets it: real HTTP, real signatures, one fault at a time. */
@NullMarked
package io.seatkeeper.practiceidp;

import org.jspecify.annotations.NullMarked;
