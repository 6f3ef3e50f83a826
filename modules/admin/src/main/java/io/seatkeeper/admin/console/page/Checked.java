package io.seatkeeper.admin.console.page;

/** One comparison: what was expected beside what was received. */
public record Checked(String name, boolean passed, String expected, String received) {}
