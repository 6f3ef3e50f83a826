/**
 * The people whom the practice identity provider knows: a dozen that are always there, and any number that a test or a
 * visitor makes on the spot. Names, groups and roles are chosen to be awkward: very long, right-to-left, with apostrophes,
 * sounding like an administrator.
 */
@NullMarked
package io.seatkeeper.practiceidp.people;

import org.jspecify.annotations.NullMarked;
