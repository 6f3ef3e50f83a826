package io.seatkeeper.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asking directory about organizations and changing them. */
public sealed interface Organizations extends BusMessage {
    /** Makes an organization; {@link ErrorCode#SLUG_TAKEN} when the slug is in use. Audited as the actor's. */
    Endpoint<Create, Organization> CREATE = new Endpoint<>("organizations.create", Create.class, Organization.class);
    /** Changes the fields that are given; {@link ErrorCode#VERSION_MISMATCH}, {@link ErrorCode#INVALID_REQUEST}. */
    Endpoint<Update, Organization> UPDATE = new Endpoint<>("organizations.update", Update.class, Organization.class);
    /** By slug or id; {@link ErrorCode#ORGANIZATION_UNKNOWN} otherwise. */
    Endpoint<Find, Organization> FIND = new Endpoint<>("organizations.find", Find.class, Organization.class);
    /** By a verified domain of an address; {@link ErrorCode#ORGANIZATION_UNKNOWN} otherwise. */
    Endpoint<FindByDomain, Organization> FIND_BY_DOMAIN =
            new Endpoint<>("organizations.find-by-domain", FindByDomain.class, Organization.class);
    /** All of them, by slug. For the operator. */
    Endpoint<ListAll, OrganizationPage> LIST =
            new Endpoint<>("organizations.list", ListAll.class, OrganizationPage.class);

    record Create(Actor actor, String slug, String name, OptionalInt maxSeats) implements Organizations {}

    /**
     * @param changes only what is to change
     * @param expectedVersion the version it was read at; empty: any
     */
    record Update(Actor actor, OrganizationId organization, Changes changes, Optional<Long> expectedVersion)
            implements Organizations {}

    /**
     * Fields to change, each empty where it stays. An inner Optional (or OptionalInt) that is empty clears the field.
     */
    record Changes(
            Optional<String> name,
            Optional<OptionalInt> maxSeats,
            Optional<Boolean> enabled,
            Optional<Boolean> jitEnabled,
            Optional<Boolean> skipUnknownMembers,
            Optional<Optional<String>> contactUrl,
            Optional<Optional<String>> upgradeUrl,
            Optional<Optional<String>> launchUrl,
            Optional<List<String>> returnUrls,
            Optional<Duration> sessionLifetime) {}

    /** @param reference a slug or an id */
    record Find(String reference) implements Organizations {}

    record FindByDomain(String domain) implements Organizations {}

    record ListAll(Page.Request page) implements Organizations {}

    record OrganizationPage(Page<Organization> page) implements BusMessage {}
}
