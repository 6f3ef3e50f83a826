package io.seatkeeper.contract;

import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Teams: what SCIM calls groups, and what an admin assigns by hand. Served by directory. A person may be in several. Changes of
 * membership are messages about sets, never a list that was read and written back.
 */
public sealed interface Teams extends BusMessage {
    /** {@link ErrorCode#SCIM_UNIQUENESS} for a taken displayName or externalId, {@link ErrorCode#SCIM_INVALID_VALUE} naming unknown members. */
    Endpoint<Create, Team> CREATE = new Endpoint<>("teams.create", Create.class, Team.class);
    /** {@link ErrorCode#NOT_FOUND}. */
    Endpoint<Find, Team> FIND = new Endpoint<>("teams.find", Find.class, Team.class);
    /**
     * All changes or none, in their order. {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#VERSION_MISMATCH}, {@link
     * ErrorCode#SCIM_UNIQUENESS}, {@link ErrorCode#SCIM_INVALID_VALUE} naming unknown members. However many members: staged
     * outside the organization's lock, made visible at once.
     */
    Endpoint<Change, Team> CHANGE = new Endpoint<>("teams.change", Change.class, Team.class);
    /**
     * Makes a pushed team the organization's own again, until an identity provider pushes to it the next time. Whether one
     * still does nobody can tell from here: a token that lives says nothing of this team. {@link ErrorCode#NOT_FOUND}, {@link
     * ErrorCode#VERSION_MISMATCH}.
     */
    Endpoint<TakeBack, Team> TAKE_BACK = new Endpoint<>("teams.take-back", TakeBack.class, Team.class);
    /** {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#VERSION_MISMATCH}. */
    Endpoint<Remove, Done> REMOVE = new Endpoint<>("teams.remove", Remove.class, Done.class);
    /** {@link ErrorCode#SCIM_TOO_MANY} when it costs too much, {@link ErrorCode#SCIM_INVALID_CURSOR}. */
    Endpoint<Search, Found> SEARCH = new Endpoint<>("teams.search", Search.class, Found.class);

    /** @param externalId the SCIM client's own id, unique among teams */
    record Create(
            Actor actor,
            OrganizationId organization,
            String displayName,
            Optional<String> externalId,
            List<UserId> members)
            implements Teams {
        public Create {
            members = List.copyOf(members);
        }
    }

    /** @param withMembers whether to read them as well, however many they are */
    record Find(OrganizationId organization, TeamId team, boolean withMembers) implements Teams {}

    /**
     * @param expectedVersion the version it was read at; empty: any
     * @param displayName the new one; empty: as it is
     * @param externalId the new one, inside it empty to clear it; empty: as it is
     */
    record Change(
            Actor actor,
            OrganizationId organization,
            TeamId team,
            Optional<Long> expectedVersion,
            Optional<String> displayName,
            Optional<Optional<String>> externalId,
            List<MemberChange> members)
            implements Teams {
        public Change {
            members = List.copyOf(members);
        }
    }

    /** A change of who is in a team, as a set: adding who is there and removing who is not change nothing. */
    sealed interface MemberChange {
        /** A push may hold up to 100,000 and more. */
        List<UserId> users();

        record Add(List<UserId> users) implements MemberChange {
            public Add {
                users = List.copyOf(users);
            }
        }

        record RemoveThese(List<UserId> users) implements MemberChange {
            public RemoveThese {
                users = List.copyOf(users);
            }
        }

        /** These and nobody else; an empty list removes all. */
        record ReplaceAll(List<UserId> users) implements MemberChange {
            public ReplaceAll {
                users = List.copyOf(users);
            }
        }
    }

    record TakeBack(Actor actor, OrganizationId organization, TeamId team, Optional<Long> expectedVersion)
            implements Teams {}

    record Remove(Actor actor, OrganizationId organization, TeamId team, Optional<Long> expectedVersion)
            implements Teams {}

    /**
     * A page may hold fewer teams than asked for where their members would be too many for one answer.
     *
     * @param baseUrl what every location of the organization begins with, since filters may compare with locations
     */
    record Search(
            OrganizationId organization,
            String baseUrl,
            Optional<Filter> filter,
            Optional<Window.Order> order,
            Window window,
            boolean withMembers)
            implements Teams {}

    /**
     * @param members in the order of joining; empty where they were not asked for
     * @param memberCount how many there are
     * @param version the resource's version, for ETags; a change of members counts
     */
    record Team(
            TeamId id,
            OrganizationId organization,
            String displayName,
            Optional<String> externalId,
            List<Member> members,
            int memberCount,
            boolean managedByScim,
            Instant created,
            Instant lastModified,
            long version)
            implements BusMessage {
        public Team {
            members = List.copyOf(members);
        }
    }

    /** @param displayName the person's whole name, else the userName */
    record Member(UserId user, String displayName) {}

    /**
     * @param total how many match in all
     * @param next the cursor of the page that follows; null on the last page and with index pages
     */
    record Found(List<Team> teams, long total, @Nullable String next) implements BusMessage {
        public Found {
            teams = List.copyOf(teams);
        }
    }
}
