package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Teams.Team;
import java.util.Optional;

/** What a team's fields may hold, and who may change it. */
final class TeamRules {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_EXTERNAL_ID = 512;

    private TeamRules() {}

    static String displayName(String name) {
        String stripped = name.strip();
        require(
                !stripped.isEmpty() && stripped.length() <= LONGEST_NAME && stripped.indexOf('\0') < 0,
                "displayName: 1 to 256 characters.");
        return stripped;
    }

    static Optional<String> externalId(Optional<String> id) {
        Optional<String> given = id.filter(text -> !text.isEmpty());
        given.ifPresent(text -> require(
                text.length() <= LONGEST_EXTERNAL_ID && text.indexOf('\0') < 0, "externalId: at most 512 characters."));
        return given;
    }

    /** A team that an identity provider pushes is changed there only, or the next push would undo it in silence. */
    static void changeable(Team team, Actor actor) {
        if (team.managedByScim() && !pushes(actor)) {
            throw new ContractFailure(ErrorCode.TEAM_MANAGED_BY_SCIM, ErrorCode.TEAM_MANAGED_BY_SCIM.meaning());
        }
    }

    static void unchangedSince(Team team, Optional<Long> expectedVersion) {
        if (expectedVersion.filter(version -> version != team.version()).isPresent()) {
            throw new ContractFailure(ErrorCode.VERSION_MISMATCH, "The team was changed since it was read.");
        }
    }

    static boolean pushes(Actor actor) {
        return actor.kind() == Actor.Kind.SCIM_CLIENT;
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, expected);
        }
    }
}
