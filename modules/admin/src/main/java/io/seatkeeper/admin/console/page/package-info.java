/**
 * What the console's pages are made with: the visit of an Org Admin, what a page answers, the words, numbers and times in
 * the reader's language, and what the pieces (templates in {@code console/piece}) are filled with. Nothing here knows what
 * a page is about.
 */
@NullMarked
package io.seatkeeper.admin.console.page;

import org.jspecify.annotations.NullMarked;
