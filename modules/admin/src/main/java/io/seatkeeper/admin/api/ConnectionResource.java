package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.RollStep;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /organizations/{org}/connections}. */
public final class ConnectionResource {
    /** What decides whom an identity names: another hand on it could open an Org Admin's account. */
    private static final Set<String> NAMING = Set.of(
            "issuer",
            "clientId",
            "preset",
            "attributes",
            "hostedDomain",
            "metadataUrl",
            "metadataXml",
            "entityId",
            "ssoUrl",
            "sloUrl",
            "certificates");

    private final Bus bus;

    public ConnectionResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> create(Call call) {
        JsonObject body = call.body();
        return bus.call(
                        Connections.CREATE,
                        new Connections.Create(
                                call.actor(),
                                call.organizationId(),
                                body.getString("slug"),
                                Optional.ofNullable(body.getString("name")),
                                ConnectionSettings.made(body),
                                texts(body, "domains").orElse(List.of()),
                                Optional.ofNullable(body.getBoolean("default"))))
                .map(made -> Answer.made(
                        ConnectionJson.of(made),
                        made.version(),
                        "/organizations/" + call.organizationId() + "/connections/" + made.id()));
    }

    public Future<Answer> list(Call call) {
        return bus.call(Connections.LIST, new Connections.ListAll(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), ConnectionJson::of)));
    }

    public Future<Answer> get(Call call) {
        return find(call).map(found -> Answer.ok(ConnectionJson.of(found), found.version()));
    }

    /** What is given is laid over what was read, so the update insists on the version that was read. */
    public Future<Answer> update(Call call) {
        JsonObject body = call.body();
        if (NAMING.stream().anyMatch(body::containsKey)) {
            Access.require(call.caller(), Scope.ROLES);
        }
        Optional<Long> expected = call.expectedVersion();
        return find(call)
                .compose(found -> bus.call(
                        Connections.UPDATE,
                        new Connections.Update(
                                call.actor(),
                                call.organizationId(),
                                found.id(),
                                Optional.ofNullable(body.getString("name")),
                                ConnectionSettings.changed(body, found.settings()),
                                texts(body, "domains"),
                                Optional.ofNullable(body.getBoolean("enabled")),
                                Optional.ofNullable(body.getBoolean("default")),
                                expected.or(() -> Optional.of(found.version())))))
                .map(changed -> Answer.ok(ConnectionJson.of(changed), changed.version()));
    }

    public Future<Answer> delete(Call call) {
        return find(call)
                .compose(found -> bus.call(
                        Connections.REMOVE, new Connections.Remove(call.actor(), call.organizationId(), found.id())))
                .map(removed -> Answer.done());
    }

    /** Whom a change touches. */
    public Future<Answer> use(Call call) {
        return find(call).compose(found -> {
            Future<Users.LinkedCount> linked =
                    bus.call(Users.COUNT_LINKED, new Users.CountLinked(call.organizationId(), found.id()));
            Future<Connections.SessionCount> open = bus.call(
                    Connections.COUNT_SESSIONS, new Connections.CountSessions(call.organizationId(), found.id()));
            return Future.all(linked, open)
                    .map(both -> Answer.ok(new JsonObject()
                            .put("people", linked.result().people())
                            .put("sessions", open.result().sessions())));
        });
    }

    public Future<Answer> renewKeys(Call call) {
        RollStep step = "begin".equals(call.body().getString("step")) ? RollStep.BEGIN : RollStep.FINISH;
        return find(call)
                .compose(found -> bus.call(
                        Connections.ROLL_KEYS,
                        new Connections.RollKeys(call.actor(), call.organizationId(), found.id(), step)))
                .map(changed -> Answer.ok(ConnectionJson.of(changed), changed.version()));
    }

    private Future<Connections.Connection> find(Call call) {
        return bus.call(Connections.FIND, new Connections.Find(call.organizationId(), call.pathText("connection")));
    }

    static Optional<List<String>> texts(JsonObject body, String field) {
        return Optional.ofNullable(body.getJsonArray(field))
                .map(JsonArray::stream)
                .map(values -> values.map(String.class::cast).toList());
    }
}
