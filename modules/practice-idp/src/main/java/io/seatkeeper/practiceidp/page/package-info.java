/**
 * The pages of the practice identity provider: picking or inventing a person, opening the product from a tile, and the few
 * words said when something can't be answered. Plain HTML without script; the models hold exactly what a template prints.
 */
@NullMarked
package io.seatkeeper.practiceidp.page;

import org.jspecify.annotations.NullMarked;
