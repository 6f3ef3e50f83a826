package io.seatkeeper.directory.people;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserStatus;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.published.Fact;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/**
 * Links an identity to a person by hand (sign-in rule 3): it is moved when it opens somebody else's account, and takes the
 * place of the person's own on that connection. An account that loses an identity so has to be signed in to anew.
 */
public final class RelinkIdentity {
    private final PersonChange change;

    public RelinkIdentity(OrganizationWrites writes) {
        this.change = new PersonChange(writes);
    }

    /** Answers {@link Users#RELINK}. */
    public Future<User> apply(Users.Relink request) {
        if (request.externalSsoId().isEmpty()
                || request.externalSsoId().length() > 512
                || request.externalSsoId().indexOf('\0') >= 0) {
            throw new ContractFailure(ErrorCode.INVALID_REQUEST, "externalSsoId: 1 to 512 characters.");
        }
        return change.of(
                request.organization(),
                request.user(),
                Optional.empty(),
                (connection, user) -> relink(connection, user, request));
    }

    private static Future<User> relink(SqlConnection connection, User user, Users.Relink request) {
        if (user.status() == UserStatus.DELETED) {
            throw new ContractFailure(ErrorCode.CONFLICT, "The user is deleted.");
        }
        return connection
                .preparedQuery(LinkSql.FIND_IDENTITY)
                .execute(identity(request))
                .map(rows -> rows.size() == 0
                        ? Optional.<UUID>empty()
                        : Optional.of(rows.iterator().next().getUUID(0)))
                .compose(holder -> holder.equals(Optional.of(user.id().value()))
                        ? Future.succeededFuture(user)
                        : move(connection, user, holder, request));
    }

    private static Future<User> move(SqlConnection connection, User user, Optional<UUID> holder, Users.Relink request) {
        Tuple way = Tuple.of(
                request.organization().value(),
                user.id().value(),
                request.connection().value(),
                request.externalSsoId());
        JsonObject detail = new JsonObject()
                .put("connection", request.connection().toString())
                .put("externalSsoId", request.externalSsoId());
        holder.ifPresent(id -> detail.put("takenFrom", id.toString()));
        return connection
                .preparedQuery(LinkSql.UNLINK)
                .execute(way)
                .compose(gone -> connection
                        .preparedQuery(LinkSql.REMOVE_REQUESTS_OF_IDENTITY)
                        .execute(identity(request)))
                .compose(gone -> PersonChange.write(
                        connection,
                        user,
                        LinkSql.LINK,
                        way.addString(request.authMethod().name()),
                        new Fact(
                                request.actor(),
                                "user.identity_relinked",
                                user.id().toString(),
                                detail)));
    }

    private static Tuple identity(Users.Relink request) {
        return Tuple.of(request.organization().value(), request.connection().value(), request.externalSsoId());
    }
}
