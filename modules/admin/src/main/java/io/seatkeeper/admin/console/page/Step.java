package io.seatkeeper.admin.console.page;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** A step of a set-up. */
public record Step(
        String title,
        boolean done,
        boolean current,
        @Nullable Content content) {}
