package io.seatkeeper.contract;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address as an identity provider wrote it.
 *
 * @param text as written, at most 254 characters (RFC 5321 §4.5.3.1)
 * @param domain what stands behind the {@code @}, in lower case and as ASCII
 */
public record MailAddress(String text, String domain) {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\"<>()\\[\\],;:\\\\\\p{Cntrl}]{1,64}@([^\\s@\\p{Cntrl}]{1,253})");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    /** How Entra spells the user name of a guest: {@code name_home.example#EXT#@tenant.example}. */
    private static final String GUEST = "#ext#@";

    /** The text as an address; empty where it is none, and where it is only a guest's user name (sign-in.md, "Email"). */
    public static Optional<MailAddress> of(String text) {
        var shape = SHAPE.matcher(text);
        if (text.length() > LONGEST
                || !shape.matches()
                || text.toLowerCase(Locale.ROOT).contains(GUEST)) {
            return Optional.empty();
        }
        return asciiDomain(shape.group(1)).map(domain -> new MailAddress(text, domain));
    }

    /** A domain as it is compared: in lower case and as ASCII; empty where it can't be one. */
    public static Optional<String> asciiDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.length() <= 253 && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
