package io.seatkeeper.directory.domain;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Mail domains as they are kept: lower case, ASCII (IDNA), no dot at the end. */
public final class DomainName {
    /** Labels of 1 to 63 letters, digits and hyphens (RFC 1123 §2.1), two at least, the last one no number. */
    private static final Pattern SHAPE =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private DomainName() {}

    /** The kept form; {@link ErrorCode#INVALID_REQUEST} for what is no domain that a customer can own. */
    static String of(String text) {
        String name = loose(text);
        if (name.length() > 230 || !SHAPE.matcher(name).matches()) {
            throw ContractFailure.at(
                    "name", Flaw.Reason.NO_DOMAIN, "name: a mail domain such as example.com, at most 230 characters.");
        }
        return name;
    }

    /** The kept form of anything; of what is no domain, something that no domain equals. */
    public static String loose(String text) {
        String trimmed = text.strip().replace("\0", "");
        String name = trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }
}
