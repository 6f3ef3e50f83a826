package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.directory.write.SeatCount;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules need to know of the organization.
 *
 * @param seats as the decisions before left them
 * @param activeAdmins how many Org Admins may sign in, as the decisions before left it
 * @param voices for which domains the word of the clients' connections counts
 * @param verifiedDomains those of the pushed domains that the organization has verified, in ASCII form
 */
record Premises(
        SeatCount seats, long activeAdmins, Map<ConnectionId, SpokenDomains> voices, Set<String> verifiedDomains) {
    Premises {
        voices = Map.copyOf(voices);
        verifiedDomains = Set.copyOf(verifiedDomains);
    }

    /** Whether an address counts as proven by how it came: from a client whose connection may speak for it, or by its domain. */
    boolean proves(Optional<ConnectionId> connection, String email) {
        return MailAddress.of(email)
                .filter(address -> verified(address)
                        || connection
                                .map(voices::get)
                                .map(voice -> voice.include(address))
                                .orElse(false))
                .isPresent();
    }

    /** Whether the organization has proven that the address's domain is its own. */
    boolean verified(String email) {
        return MailAddress.of(email).map(this::verified).orElse(false);
    }

    /** The same after a decision. */
    Premises after(Decision decision) {
        return switch (decision) {
            case Decision.Create create -> with(create.content().active() ? 1 : 0, 0);
            case Decision.Change change ->
                with(change.seats(), change.endsRole() && change.before().active() ? -1 : 0);
            case Decision.Delete delete ->
                with(
                        delete.before().active() ? -1 : 0,
                        delete.endsRole() && delete.before().active() ? -1 : 0);
            case Decision.Nothing nothing -> this;
            case Decision.Refuse refuse -> this;
        };
    }

    private Premises with(int moreSeats, int moreAdmins) {
        return new Premises(
                new SeatCount(seats.limit(), seats.used() + moreSeats),
                activeAdmins + moreAdmins,
                voices,
                verifiedDomains);
    }

    private boolean verified(MailAddress address) {
        return verifiedDomains.contains(address.domain());
    }
}
