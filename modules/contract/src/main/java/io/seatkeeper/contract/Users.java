package io.seatkeeper.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asking directory about people, and changing them by hand. */
public sealed interface Users extends BusMessage {
    /** {@link ErrorCode#NOT_FOUND} when the organization has no such user. */
    Endpoint<Find, User> FIND = new Endpoint<>("users.find", Find.class, User.class);
    /** By creation, newest first. */
    Endpoint<Search, UserPage> SEARCH = new Endpoint<>("users.search", Search.class, UserPage.class);
    /** Seats of an organization. */
    Endpoint<ReadSeats, Seats> SEATS = new Endpoint<>("users.seats", ReadSeats.class, Seats.class);
    /** What became of an organization's seats in the last 90 days, and where that leads. */
    Endpoint<ReadSeatTrend, SeatTrend> SEAT_TREND =
            new Endpoint<>("users.seat-trend", ReadSeatTrend.class, SeatTrend.class);
    /** Promotes or demotes; {@link ErrorCode#LAST_ORG_ADMIN}. The caller has checked that the actor may. */
    Endpoint<ChangeRole, User> CHANGE_ROLE = new Endpoint<>("users.change-role", ChangeRole.class, User.class);
    /** Blocks or unblocks; {@link ErrorCode#LAST_ORG_ADMIN}, {@link ErrorCode#SEATS_IN_USE}. Never undoes SCIM. */
    Endpoint<Block, User> BLOCK = new Endpoint<>("users.block", Block.class, User.class);
    /** Refused links to Org Admins that wait for another admin. */
    Endpoint<ListLinkRequests, LinkRequestPage> LINK_REQUESTS =
            new Endpoint<>("users.link-requests", ListLinkRequests.class, LinkRequestPage.class);
    /** Approves (links the identity) or dismisses one; {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#IDENTITY_CONFLICT},
     * {@link ErrorCode#FORBIDDEN} when the actor is the very admin whose account it is. */
    Endpoint<DecideLinkRequest, Done> DECIDE_LINK_REQUEST =
            new Endpoint<>("users.decide-link-request", DecideLinkRequest.class, Done.class);
    /** Links an identity by hand (sign-in rule 3); moves it when another user of the organization has it. */
    Endpoint<Relink, User> RELINK = new Endpoint<>("users.relink", Relink.class, User.class);

    /** How many active people are known by a connection's identity provider. */
    Endpoint<CountLinked, LinkedCount> COUNT_LINKED =
            new Endpoint<>("users.count-linked", CountLinked.class, LinkedCount.class);

    record Find(OrganizationId organization, UserId user) implements Users {}

    record CountLinked(OrganizationId organization, ConnectionId connection) implements Users {}

    record LinkedCount(long people) implements BusMessage {}

    /**
     * @param text finds people by the beginning of name, address, userName or, exactly, External SSO ID
     * @param email the whole address, without regard to case
     * @param externalSsoId exactly
     * @param team a team's id, or its name without regard to case
     */
    record Search(
            OrganizationId organization,
            Optional<String> text,
            Optional<String> email,
            Optional<String> externalSsoId,
            Optional<Role> role,
            Optional<UserStatus> status,
            Optional<Source> source,
            Optional<String> team,
            Page.Request page)
            implements Users {}

    /**
     * The people found, newest first. Where a search would have to look at very many, a page may hold fewer than were asked
     * for, even nobody, and still lead on.
     *
     * @param exact false: the page's total is how many there are at least
     */
    record UserPage(Page<User> page, boolean exact) implements BusMessage {}

    record ReadSeats(OrganizationId organization) implements Users {}

    /** @param maxSeats empty: unlimited */
    record Seats(OptionalInt maxSeats, int used) implements BusMessage {
        /** How many are free; empty when unlimited, 0 when over the limit. */
        public OptionalInt available() {
            return maxSeats.isEmpty() ? maxSeats : OptionalInt.of(Math.max(0, maxSeats.getAsInt() - used));
        }
    }

    record ReadSeatTrend(OrganizationId organization) implements Users {}

    /**
     * The seats of one day, in UTC.
     *
     * @param low the fewest that were taken at a time
     * @param high the most that were taken at a time
     * @param used how many are taken at its end, today: now
     * @param maxSeats the limit at its end; empty: unlimited
     */
    record SeatDay(LocalDate day, int low, int high, int used, OptionalInt maxSeats) {}

    /**
     * @param days the last 90 days, the oldest first; fewer of an organization that is younger
     * @param perDay how many seats more a day takes, by the last 28 days; negative when people leave
     * @param runsOutOn the day on which none is free at that pace; empty: not within ten years, or unlimited
     */
    record SeatTrend(List<SeatDay> days, double perDay, Optional<LocalDate> runsOutOn) implements BusMessage {
        public SeatTrend {
            days = List.copyOf(days);
        }
    }

    record ChangeRole(Actor actor, OrganizationId organization, UserId user, Role role, Optional<Long> expectedVersion)
            implements Users {}

    record Block(Actor actor, OrganizationId organization, UserId user, boolean blocked, Optional<Long> expectedVersion)
            implements Users {}

    record ListLinkRequests(OrganizationId organization, Page.Request page) implements Users {}

    /** A refused sign-in whose address is an Org Admin's (sign-in rule 4). */
    record LinkRequest(
            LinkRequestId id,
            UserId user,
            ConnectionId connection,
            String externalSsoId,
            AuthMethod authMethod,
            String email,
            Instant firstAt,
            Instant lastAt) {}

    record LinkRequestPage(Page<LinkRequest> page) implements BusMessage {}

    record DecideLinkRequest(Actor actor, OrganizationId organization, LinkRequestId request, boolean approve)
            implements Users {}

    record Relink(
            Actor actor,
            OrganizationId organization,
            UserId user,
            ConnectionId connection,
            String externalSsoId,
            AuthMethod authMethod)
            implements Users {}
}
