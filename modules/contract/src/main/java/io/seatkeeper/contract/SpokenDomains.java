package io.seatkeeper.contract;

import java.util.List;
import java.util.Optional;

/**
 * The mail domains that a connection may speak for (sign-in, "Proven email"). One that names none speaks for every
 * domain that no other connection of its organization names: an organization's only connection for all, and the people of
 * a second one can't be taken over by a first one that named none.
 *
 * @param names domains, each meaning itself and no subdomain; empty, or holding {@code *}: every domain
 * @param namedByOthers what the organization's other connections name
 */
public record SpokenDomains(List<String> names, List<String> namedByOthers) {
    /** What an organization's only connection may do. */
    public static final SpokenDomains ALL = new SpokenDomains(List.of());

    private static final String EVERY = "*";

    public SpokenDomains {
        names = List.copyOf(names);
        namedByOthers = List.copyOf(namedByOthers);
    }

    /** Where no other connection names any. */
    public SpokenDomains(List<String> names) {
        this(names, List.of());
    }

    /** Whether the connection's word about this address counts. */
    public boolean include(MailAddress address) {
        if (names.isEmpty()) {
            return !holds(namedByOthers, address);
        }
        return names.contains(EVERY) || holds(names, address);
    }

    private static boolean holds(List<String> domains, MailAddress address) {
        return domains.stream()
                .map(MailAddress::asciiDomain)
                .flatMap(Optional::stream)
                .anyMatch(address.domain()::equals);
    }
}
