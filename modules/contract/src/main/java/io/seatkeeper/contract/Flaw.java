package io.seatkeeper.contract;

import java.util.Locale;
import java.util.Map;

/**
 * One field of a request that breaks a rule, told so that a page can say it in any language.
 *
 * @param field as the API names it, such as {@code issuer}
 * @param reason what is wrong with it
 * @param values what the reason speaks of: {@code least} and {@code most} of a bound, {@code choices}, {@code type}; none of what
 *     was entered
 */
public record Flaw(String field, Reason reason, Map<String, String> values) {
    public Flaw {
        values = Map.copyOf(values);
    }

    /** Stable words: programs may tell refusals apart by them. */
    public enum Reason {
        REQUIRED,
        /** There is no such field or parameter. */
        UNKNOWN,
        /** Of another JSON type than {@code type}. */
        TYPE,
        /** Fewer characters than {@code least}. */
        TOO_SHORT,
        /** More characters than {@code most}. */
        TOO_LONG,
        /** Not of {@code least} to {@code most} characters, blanks at its ends left out. */
        LENGTH,
        /** Fewer things than {@code least}. */
        TOO_FEW,
        /** More things than {@code most}. */
        TOO_MANY,
        /** A number below {@code least}. */
        TOO_SMALL,
        /** A number above {@code most}. */
        TOO_LARGE,
        /** None of {@code choices}. */
        NO_CHOICE,
        /** Not written as it must be. */
        PATTERN,
        /** The same thing more than once. */
        REPEATED,
        /** It holds a character that can't be kept. */
        UNSTORABLE,
        /** It can't be read. */
        UNREADABLE,
        /** It can't be an OpenID provider's issuer. */
        NO_ISSUER,
        NO_DOMAIN,
        /** It can't be a link: an {@code https:} address, or where people are asked a {@code mailto:} one. */
        NO_LINK,
        /** It can't be an address that a browser is sent back to. */
        NO_REDIRECT,
        /** No metadata of a SAML provider was named, in none of the ways. */
        NO_SOURCE,
        /** Metadata of a SAML provider was named in more than one way. */
        TWO_SOURCES,
        /** Of what a SAML provider is entered by hand as, a part is missing. */
        INCOMPLETE,
        /** No set of public keys (RFC 7517 §5). */
        NO_KEYS,
        /** It goes with another way of authentication, or is missing beside this one. */
        KEYS_MISPLACED,
        /** It speaks of a connection, and there is none. */
        UNBOUND,
        PAST,
        /** Anything else. */
        OTHER;

        /** As programs and catalogues name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
