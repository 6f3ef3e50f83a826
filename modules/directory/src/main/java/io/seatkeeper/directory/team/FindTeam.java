package io.seatkeeper.directory.team;

import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Teams.Team;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import java.util.List;

/** Shows one team. */
public final class FindTeam {
    private final Database database;

    public FindTeam(Database database) {
        this.database = database;
    }

    /** Answers {@link Teams#FIND}. */
    public Future<Team> apply(Teams.Find request) {
        return database.with(client -> TeamRows.find(client, request.organization(), request.team())
                .compose(team -> request.withMembers()
                        ? TeamRows.withMembers(client, request.organization(), List.of(team))
                                .map(List::getFirst)
                        : Future.succeededFuture(team)));
    }
}
