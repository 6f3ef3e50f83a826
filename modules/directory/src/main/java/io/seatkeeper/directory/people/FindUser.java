package io.seatkeeper.directory.people;

import io.seatkeeper.contract.User;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;

/** Shows one person. */
public final class FindUser {
    private final Database database;

    public FindUser(Database database) {
        this.database = database;
    }

    /** Answers {@link Users#FIND}. */
    public Future<User> apply(Users.Find request) {
        return database.with(client -> Profiles.find(client, request.organization(), request.user()));
    }
}
