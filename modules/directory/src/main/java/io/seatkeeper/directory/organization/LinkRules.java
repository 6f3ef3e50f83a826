package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses people may be sent to: pages by https (plain http on loopback only, for work on one machine) and, where
 * somebody is to be asked, mail. Nothing that a browser would run, no login inside the address.
 */
final class LinkRules {
    private static final int LONGEST = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private LinkRules() {}

    static String pageOrMail(String field, String text) {
        URI address = parsed(field, text);
        boolean mail = "mailto".equals(scheme(address))
                && address.getSchemeSpecificPart().matches("[^@\\s]+@[^@\\s]+");
        if (!mail && !isPage(address)) {
            throw refused(field, Flaw.Reason.NO_LINK, "an https: or mailto: address.");
        }
        return text;
    }

    static String page(String field, String text) {
        if (!isPage(parsed(field, text))) {
            throw refused(field, Flaw.Reason.NO_LINK, "an https: address; http: on localhost only.");
        }
        return text;
    }

    static String pageWithoutFragment(String field, String text) {
        page(field, text);
        if (parsed(field, text).getRawFragment() != null) {
            throw refused(field, Flaw.Reason.NO_REDIRECT, "an address without a fragment (#…).");
        }
        return text;
    }

    private static boolean isPage(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            return false;
        }
        String scheme = scheme(address);
        return "https".equals(scheme) || ("http".equals(scheme) && LOOPBACK.contains(host.toLowerCase(Locale.ROOT)));
    }

    private static String scheme(URI address) {
        return Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    }

    private static URI parsed(String field, String text) {
        if (text.length() > LONGEST) {
            throw ContractFailure.atLength(field, LONGEST, field + ": at most 2000 characters.");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw refused(field, Flaw.Reason.NO_LINK, "a well-formed address.");
        }
    }

    private static ContractFailure refused(String field, Flaw.Reason reason, String expected) {
        return ContractFailure.at(field, reason, field + ": " + expected);
    }
}
