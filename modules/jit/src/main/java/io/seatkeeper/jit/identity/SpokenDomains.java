package io.seatkeeper.jit.identity;

import java.util.List;
import java.util.Optional;

/**
 * The mail domains that a connection may speak for (sign-in.md, "Proven email").
 *
 * @param names domains, each meaning itself and no subdomain; empty, or holding {@code *}: every domain
 */
public record SpokenDomains(List<String> names) {
    /** What an organization's only connection may do. */
    public static final SpokenDomains ALL = new SpokenDomains(List.of());

    private static final String EVERY = "*";

    public SpokenDomains {
        names = List.copyOf(names);
    }

    /** Whether the connection's word about this address counts. */
    public boolean include(MailAddress address) {
        return names.isEmpty()
                || names.contains(EVERY)
                || names.stream()
                        .map(MailAddress::asciiDomain)
                        .flatMap(Optional::stream)
                        .anyMatch(address.domain()::equals);
    }
}
