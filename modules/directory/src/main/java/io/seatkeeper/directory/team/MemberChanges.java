package io.seatkeeper.directory.team;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams.MemberChange;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changes of members that are ready to be made under the organization's lock. */
interface MemberChanges {
    /** Up to how many of the ids that nobody has a refusal names. */
    int MOST_NAMED = 20;

    /** Refuses with {@link ErrorCode#SCIM_INVALID_VALUE} where somebody is to join whom the organization does not know. */
    Future<Void> check(SqlConnection connection);

    /** Makes the changes, in their order. */
    Future<Moves> apply(SqlConnection connection, TeamId team);

    /** Whether there is nothing to do. */
    boolean isEmpty();

    /** Gives back what was set aside, whether the changes were made or not. */
    Future<Void> close();

    /** The ids of those who are to be in the team. */
    static List<UUID> joining(MemberChange change) {
        return change instanceof MemberChange.RemoveThese ? List.of() : ids(change);
    }

    static List<UUID> ids(MemberChange change) {
        return change.users().stream().map(user -> user.value()).toList();
    }

    static ContractFailure unknown(List<UUID> ids) {
        String named = ids.stream().limit(MOST_NAMED).map(UUID::toString).collect(Collectors.joining(", "));
        return new ContractFailure(
                ErrorCode.SCIM_INVALID_VALUE,
                "members: the organization has no such user: " + named
                        + (ids.size() > MOST_NAMED ? " and more." : "."));
    }
}
