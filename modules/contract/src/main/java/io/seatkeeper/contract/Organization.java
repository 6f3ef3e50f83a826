package io.seatkeeper.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A customer of the product, to which everything else belongs.
 *
 * @param slug its name in addresses: 2 to 63 of {@code a-z 0-9 -}, beginning and ending with a letter or digit
 * @param name how people call it, 1 to 200 characters
 * @param maxSeats how many active users it may have; empty: any number
 * @param seatsUsed how many active users it has; above {@code maxSeats} after the limit was lowered
 * @param enabled whether its people may sign in
 * @param jitEnabled whether a first sign-in makes an account; true unless switched off
 * @param skipUnknownMembers whether a push of members passes over ids of nobody; else it changes nothing and names them
 * @param contactUrl whom a refused person asks: {@code mailto:} or {@code https:}
 * @param upgradeUrl where more seats are to be had
 * @param launchUrl where a person lands after signing in: the product
 * @param returnUrls the addresses that {@code return_to} may name, each an https (or loopback http) URL without fragment;
 *     one matches when scheme, host and port are equal and its path is the beginning of the path asked for, at a segment
 * @param sessionLifetime how long a session lasts at most; 5 minutes to 30 days
 * @param version counts every change of these fields, for {@code If-Match}
 */
public record Organization(
        OrganizationId id,
        String slug,
        String name,
        OptionalInt maxSeats,
        int seatsUsed,
        boolean enabled,
        boolean jitEnabled,
        boolean skipUnknownMembers,
        Optional<String> contactUrl,
        Optional<String> upgradeUrl,
        Optional<String> launchUrl,
        List<String> returnUrls,
        Duration sessionLifetime,
        long version,
        Instant createdAt)
        implements BusMessage {
    public Organization {
        returnUrls = List.copyOf(returnUrls);
    }
}
