package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.Connections;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /organizations/{org}/connections}. */
public final class ConnectionResource {
    /** What decides whom an identity names: another hand on it could open an Org Admin's account. */
    private static final Set<String> NAMING = Set.of("issuer", "clientId", "preset", "attributes", "hostedDomain");

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
                        json(made),
                        made.version(),
                        "/organizations/" + call.organizationId() + "/connections/" + made.id()));
    }

    public Future<Answer> list(Call call) {
        return bus.call(Connections.LIST, new Connections.ListAll(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), ConnectionResource::json)));
    }

    public Future<Answer> get(Call call) {
        return find(call).map(found -> Answer.ok(json(found), found.version()));
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
                .map(changed -> Answer.ok(json(changed), changed.version()));
    }

    public Future<Answer> delete(Call call) {
        return find(call)
                .compose(found -> bus.call(
                        Connections.REMOVE, new Connections.Remove(call.actor(), call.organizationId(), found.id())))
                .map(removed -> Answer.done());
    }

    private Future<Connections.Connection> find(Call call) {
        return bus.call(Connections.FIND, new Connections.Find(call.organizationId(), call.pathText("connection")));
    }

    static Optional<List<String>> texts(JsonObject body, String field) {
        return Optional.ofNullable(body.getJsonArray(field))
                .map(JsonArray::stream)
                .map(values -> values.map(String.class::cast).toList());
    }

    private static JsonObject json(Connections.Connection connection) {
        Connections.OidcConfiguration settings = connection.settings();
        return new JsonObject()
                .put("id", connection.id().toString())
                .put("slug", connection.slug())
                .put("name", connection.name())
                .put("protocol", connection.protocol().name().toLowerCase(Locale.ROOT))
                .put("issuer", settings.issuer())
                .put("clientId", settings.clientId())
                .put("hasSecret", connection.hasSecret())
                .put("clientAuthentication", Shown.text(settings.clientAuthentication()))
                .put("preset", Shown.text(settings.preset()))
                .put("attributes", attributes(settings))
                .put("scopes", Shown.list(settings.scopes()))
                .put("responseMode", Shown.text(settings.responseMode()))
                .put("trustUnverifiedEmail", settings.trustUnverifiedEmail().orElse(null))
                .put("hostedDomain", Shown.text(settings.hostedDomain()))
                .put("domains", Shown.list(connection.domains()))
                .put("enabled", connection.enabled())
                .put("default", connection.isDefault())
                .put("redirectUri", connection.redirectUri())
                .put("initiateLoginUri", connection.initiateLoginUri())
                .put("backchannelLogoutUri", connection.backchannelLogoutUri())
                .put("createdAt", Shown.moment(connection.createdAt()));
    }

    private static JsonObject attributes(Connections.OidcConfiguration settings) {
        JsonObject attributes = new JsonObject();
        settings.attributes().forEach(attributes::put);
        return attributes;
    }
}
