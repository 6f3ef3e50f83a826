package io.seatkeeper.admin.api;

import io.seatkeeper.contract.SessionId;
import io.seatkeeper.contract.Sessions;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /organizations/{org}/users/{user}/sessions}. */
public final class SessionResource {
    private final Bus bus;

    public SessionResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> list(Call call) {
        return find(call)
                .compose(user ->
                        bus.call(Sessions.LIST, new Sessions.ListOfUser(call.organizationId(), user.id(), call.page())))
                .map(found -> Answer.ok(Shown.page(found.page(), SessionResource::json)));
    }

    public Future<Answer> end(Call call) {
        SessionId session = SessionId.of(call.pathText("session"));
        return find(call)
                .compose(user -> bus.call(
                        Sessions.END, new Sessions.End(call.actor(), call.organizationId(), user.id(), session)))
                .map(ended -> Answer.done());
    }

    public Future<Answer> endAll(Call call) {
        return find(call)
                .compose(user ->
                        bus.call(Sessions.END_ALL, new Sessions.EndAll(call.actor(), call.organizationId(), user.id())))
                .map(ended -> Answer.done());
    }

    private Future<User> find(Call call) {
        return bus.call(Users.FIND, new Users.Find(call.organizationId(), UserId.of(call.pathText("user"))));
    }

    private static JsonObject json(Sessions.Session session) {
        return new JsonObject()
                .put("id", session.id().toString())
                .put("connection", session.connection().toString())
                .put("authMethod", session.authMethod().name())
                .put("createdAt", Shown.moment(session.createdAt()))
                .put("expiresAt", Shown.moment(session.expiresAt()))
                .put("lastSeenAt", Shown.moment(session.lastSeenAt()))
                .put("userAgent", session.userAgent());
    }
}
