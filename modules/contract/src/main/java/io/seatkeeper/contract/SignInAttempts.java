package io.seatkeeper.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The log of sign-ins, let in and refused, with what was compared. Served by jit. */
public sealed interface SignInAttempts extends BusMessage {
    /** Newest first. */
    Endpoint<Read, AttemptPage> READ = new Endpoint<>("sign-in-attempts.read", Read.class, AttemptPage.class);

    /** How many sign-ins a day had, and who was turned away for want of a seat. */
    Endpoint<Count, Tally> COUNT = new Endpoint<>("sign-in-attempts.count", Count.class, Tally.class);

    /** Which attempt of each organization is the newest, to hear that there was another; 10,000 organizations at most. */
    Endpoint<Latest, Newest> LATEST = new Endpoint<>("sign-in-attempts.latest", Latest.class, Newest.class);

    record Latest(Set<OrganizationId> organizations) implements SignInAttempts {
        public Latest {
            organizations = Set.copyOf(organizations);
        }
    }

    /** @param attempts the newest one's id; nothing where an organization has none */
    record Newest(Map<OrganizationId, UUID> attempts) implements BusMessage {
        public Newest {
            attempts = Map.copyOf(attempts);
        }
    }

    /**
     * @param code only refusals with this code
     * @param reference only the attempt with this reference
     */
    record Read(
            OrganizationId organization,
            Optional<Boolean> accepted,
            Optional<String> code,
            Optional<String> reference,
            Page.Request page)
            implements SignInAttempts {}

    /**
     * @param reference what the person read on the refusal page
     * @param code why it was refused; empty when it was let in
     * @param user whose account it opened
     * @param email what the identity provider said once it had been verified; empty before
     * @param checks every comparison, failed ones too
     */
    record Attempt(
            String reference,
            Instant at,
            Optional<ConnectionId> connection,
            boolean accepted,
            Optional<ErrorCode> code,
            String message,
            Optional<UserId> user,
            Optional<String> email,
            Optional<String> externalSsoId,
            List<Check> checks) {
        public Attempt {
            checks = List.copyOf(checks);
        }
    }

    record AttemptPage(Page<Attempt> page) implements BusMessage {}

    /** @param since the first day that counts, in UTC; nothing older than 90 days is kept */
    record Count(OrganizationId organization, LocalDate since) implements SignInAttempts {}

    /**
     * One day that had sign-ins.
     *
     * @param turnedAway how many people found no free seat; who tried several times counts once
     */
    record Day(LocalDate day, long letIn, long refused, long turnedAway) {}

    /**
     * @param days the oldest first
     * @param turnedAway how many people found no free seat, on whichever of the days
     */
    record Tally(List<Day> days, long turnedAway) implements BusMessage {
        public Tally {
            days = List.copyOf(days);
        }
    }
}
