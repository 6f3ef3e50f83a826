package io.seatkeeper.contract.scim;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.Endpoint;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People as identity providers push and read them. Served by directory, by the same accounts, seats and rules as sign-in. A
 * refusal has written nothing.
 */
public sealed interface ScimUsers extends BusMessage {
    /**
     * Makes a person, adopts one whom JIT made, or brings one back. {@link ErrorCode#SCIM_UNIQUENESS}, {@link
     * ErrorCode#SEATS_EXHAUSTED} with used and allowed in the message, {@link ErrorCode#SCIM_INVALID_VALUE}.
     */
    Endpoint<Create, Written> CREATE = new Endpoint<>("scim-users.create", Create.class, Written.class);
    /** {@link ErrorCode#NOT_FOUND}, also for a deleted person. */
    Endpoint<Find, ScimUser> FIND = new Endpoint<>("scim-users.find", Find.class, ScimUser.class);
    /**
     * Puts new content in the place of the old. {@link ErrorCode#VERSION_MISMATCH} when it was changed since, {@link
     * ErrorCode#NOT_FOUND}, and what {@link #CREATE} refuses with. From the first push on, SCIM manages the person.
     */
    Endpoint<Replace, ScimUser> REPLACE = new Endpoint<>("scim-users.replace", Replace.class, ScimUser.class);
    /** Deletes for good, keeping a tombstone; {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#VERSION_MISMATCH}. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("scim-users.remove", Remove.class, Done.class);
    /** {@link ErrorCode#SCIM_TOO_MANY} when it costs too much, {@link ErrorCode#SCIM_INVALID_CURSOR}. */
    Endpoint<Search, Found> SEARCH = new Endpoint<>("scim-users.search", Search.class, Found.class);

    /** What an identity provider pushes: {@link Create}, {@link Replace} or {@link Remove}. */
    sealed interface Push extends ScimUsers {
        ScimClient client();

        OrganizationId organization();
    }

    record Create(ScimClient client, OrganizationId organization, ScimUser.Content content) implements Push {}

    /** @param withGroups whether to read the teams as well */
    record Find(OrganizationId organization, UserId user, boolean withGroups) implements ScimUsers {}

    /** @param expectedVersion the version it was read at; empty: any */
    record Replace(
            ScimClient client,
            OrganizationId organization,
            UserId user,
            Optional<Long> expectedVersion,
            ScimUser.Content content)
            implements Push {}

    record Remove(ScimClient client, OrganizationId organization, UserId user, Optional<Long> expectedVersion)
            implements Push {}

    /** @param baseUrl what every location of the organization begins with, since filters may compare with locations */
    record Search(
            OrganizationId organization,
            String baseUrl,
            Optional<Filter> filter,
            Optional<Window.Order> order,
            Window window,
            boolean withGroups)
            implements ScimUsers {}

    /** @param outcome how the account was come by */
    record Written(ScimUser user, Outcome outcome) implements BusMessage {}

    /** How a push came by its account. */
    enum Outcome {
        /** The account was made. */
        CREATED,
        /** An account that JIT made is managed by SCIM from now on. */
        ADOPTED,
        /** A deactivated person is back with the account of before. */
        REVIVED
    }

    /**
     * @param total how many match in all
     * @param next the cursor of the page that follows; null on the last page and with index pages
     */
    record Found(List<ScimUser> users, long total, @Nullable String next) implements BusMessage {
        public Found {
            users = List.copyOf(users);
        }
    }
}
