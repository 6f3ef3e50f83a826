package io.seatkeeper.contract;

import java.util.Optional;

/**
 * A person's name as an identity provider writes it (RFC 7643 §4.1.1, {@code displayName} and {@code name}).
 *
 * @param display the whole name, at most 256 characters
 * @param given the given name, at most 256 characters
 * @param family the family name, at most 256 characters
 */
public record PersonName(Optional<String> display, Optional<String> given, Optional<String> family) {
    public static final PersonName UNKNOWN = new PersonName(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 256;

    public PersonName {
        display = tidy(display);
        given = tidy(given);
        family = tidy(family);
    }

    /** The whole name: as written, else given and family name together; empty where nothing is known. */
    public Optional<String> full() {
        if (display.isPresent()) {
            return display;
        }
        String joined = (given.orElse("") + " " + family.orElse("")).strip();
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }

    private static Optional<String> tidy(Optional<String> part) {
        return part.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
}
