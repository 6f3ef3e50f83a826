package io.seatkeeper.directory.organization;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What an organization's fields may hold. Each refusal is {@link ErrorCode#INVALID_REQUEST} and says what is expected. */
final class OrganizationRules {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Words that stand, or may come to stand, where an organization's slug stands in an address. */
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "api",
            "assets",
            "auth",
            "authorize",
            "callback",
            "console",
            "default",
            "docs",
            "health",
            "login",
            "logout",
            "metrics",
            "new",
            "oauth2",
            "operator",
            "organizations",
            "saml",
            "scim",
            "seatkeeper",
            "session",
            "sign-in",
            "sign-out",
            "sso",
            "static",
            "system",
            "well-known",
            "www");

    private static final int MOST_SEATS = 100_000_000;
    private static final int MOST_RETURN_URLS = 50;
    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(5);
    private static final Duration LONGEST_SESSION = Duration.ofDays(30);

    private OrganizationRules() {}

    static String slug(String slug) {
        require(
                SLUG.matcher(slug).matches(),
                "slug: 2 to 63 of a-z, 0-9 and -, beginning and ending with a letter or digit.");
        require(!RESERVED.contains(slug), "slug: this word is reserved.");
        require(!ID.matcher(slug).matches(), "slug: it must not look like an id.");
        return slug;
    }

    static String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 200 || stripped.chars().anyMatch(Character::isISOControl)) {
            throw ContractFailure.atLength("name", 200, "name: 1 to 200 characters, no control characters.");
        }
        return stripped;
    }

    static OptionalInt maxSeats(OptionalInt seats) {
        require(
                seats.isEmpty() || (seats.getAsInt() >= 0 && seats.getAsInt() <= MOST_SEATS),
                "maxSeats: 0 to 100000000, or null for any number.");
        return seats;
    }

    static Optional<String> contactUrl(Optional<String> address) {
        return address.map(text -> LinkRules.pageOrMail("contactUrl", text));
    }

    static Optional<String> upgradeUrl(Optional<String> address) {
        return address.map(text -> LinkRules.pageOrMail("upgradeUrl", text));
    }

    static Optional<String> launchUrl(Optional<String> address) {
        return address.map(text -> LinkRules.page("launchUrl", text));
    }

    static List<String> returnUrls(List<String> addresses) {
        require(addresses.size() <= MOST_RETURN_URLS, "returnUrls: at most 50.");
        return addresses.stream()
                .map(text -> LinkRules.pageWithoutFragment("returnUrls", text))
                .distinct()
                .toList();
    }

    static Duration sessionLifetime(Duration lifetime) {
        require(
                lifetime.compareTo(SHORTEST_SESSION) >= 0 && lifetime.compareTo(LONGEST_SESSION) <= 0,
                "sessionLifetime: 5 minutes to 30 days.");
        return Duration.ofSeconds(lifetime.toSeconds());
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, expected);
        }
    }
}
