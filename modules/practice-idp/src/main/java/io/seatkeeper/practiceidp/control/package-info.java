/**
 * The knobs that tests turn by HTTP under {@code /practice}: queue faults, roll the keys, make people, describe a client,
 * read what was answered. Everything here can be done by {@link io.seatkeeper.practiceidp.PracticeIdp} too.
 */
@NullMarked
package io.seatkeeper.practiceidp.control;

import org.jspecify.annotations.NullMarked;
