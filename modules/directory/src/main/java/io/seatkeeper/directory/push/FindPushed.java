package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Shows one person as SCIM does. */
public final class FindPushed {
    private final Database database;

    public FindPushed(Database database) {
        this.database = database;
    }

    /** Answers {@link ScimUsers#FIND}. */
    public Future<ScimUser> apply(ScimUsers.Find request) {
        return database.with(client -> PushedPeople.find(
                        client, request.organization(), List.of(request.user()), request.withGroups()))
                .map(found -> Optional.ofNullable(found.get(request.user()))
                        .orElseThrow(
                                () -> new ContractFailure(ErrorCode.NOT_FOUND, "The organization has no such user.")));
    }
}
