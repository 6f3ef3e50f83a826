package io.seatkeeper.admin.console.page;

import gg.jte.Content;

/**
 * One line of a timeline.
 *
 * @param weighty whether it changes what the person may do
 */
public record Happening(String text, Content who, Content when, boolean weighty) {}
