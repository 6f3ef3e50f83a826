package io.seatkeeper.jit.saml.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Times as SAML writes them. */
public final class SamlTime {
    private static final Pattern WITH_ZONE = Pattern.compile("T.*(Z|[+-]\\d\\d:\\d\\d)$");

    private SamlTime() {}

    /**
     * A time that an attribute holds.
     *
     * @return empty where the attribute is absent, and where no time of the years 0 to 9999 can be read from it. One without
     *     a zone is UTC (SAML core §1.3.3)
     */
    public static Optional<Instant> of(Element element, String attribute) {
        return Elements.attribute(element, attribute).flatMap(SamlTime::read);
    }

    private static Optional<Instant> read(String text) {
        try {
            OffsetDateTime time = WITH_ZONE.matcher(text).find()
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            return time.getYear() >= 0 && time.getYear() <= 9999 ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
