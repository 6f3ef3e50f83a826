package io.seatkeeper.scim.resource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads values in the forms that clients give them beside the right one. */
public final class Coercion {
    private Coercion() {}

    /** True or false as text in any case, as Entra ID sends them; empty for any other text. */
    public static Optional<Boolean> bool(String text) {
        String stripped = text.strip();
        if (stripped.equalsIgnoreCase("true")) {
            return Optional.of(true);
        }
        return stripped.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
    }

    /** A point in time (RFC 7643 §2.3.5); one without an offset, or a day alone, is meant in UTC. Empty for any other text. */
    public static Optional<Instant> dateTime(String text) {
        String stripped = text.strip();
        try {
            int time = stripped.indexOf('T');
            if (time < 0) {
                return Optional.of(LocalDate.parse(stripped).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean hasOffset =
                    stripped.endsWith("Z") || stripped.indexOf('+', time) > 0 || stripped.indexOf('-', time) > 0;
            return Optional.of(
                    hasOffset
                            ? OffsetDateTime.parse(stripped).toInstant()
                            : LocalDateTime.parse(stripped).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Whether PostgreSQL can hold the text: no NUL, and no half of a surrogate pair. */
    public static boolean storable(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0 || Character.isLowSurrogate(character)) {
                return false;
            }
            if (Character.isHighSurrogate(character)
                    && (++at == text.length() || !Character.isLowSurrogate(text.charAt(at)))) {
                return false;
            }
        }
        return true;
    }
}
