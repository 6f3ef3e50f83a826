package io.seatkeeper.admin.api;

import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code /organizations/{org}/scim-tokens}. */
public final class ScimTokenResource {
    private final Bus bus;

    public ScimTokenResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> create(Call call) {
        JsonObject body = call.body();
        return bus.call(
                        ScimTokens.CREATE,
                        new ScimTokens.Create(
                                call.actor(),
                                call.organizationId(),
                                body.getString("name"),
                                Moments.optional(body, "expiresAt"),
                                Optional.ofNullable(body.getString("connection")),
                                Optional.ofNullable(body.getBoolean("externalIdIsSsoId")),
                                body.getBoolean("strict", false)))
                .map(made -> Answer.made(
                        json(made.token()).put("token", made.secret()).put("baseUrl", made.baseUrl()),
                        made.token().version(),
                        "/organizations/" + call.organizationId() + "/scim-tokens/"
                                + made.token().id()));
    }

    public Future<Answer> list(Call call) {
        return bus.call(ScimTokens.LIST, new ScimTokens.ListAll(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), ScimTokenResource::json)));
    }

    public Future<Answer> get(Call call) {
        return bus.call(ScimTokens.FIND, new ScimTokens.Find(call.organizationId(), id(call)))
                .map(found -> Answer.ok(json(found), found.version()));
    }

    public Future<Answer> update(Call call) {
        JsonObject body = call.body();
        return bus.call(
                        ScimTokens.UPDATE,
                        new ScimTokens.Update(
                                call.actor(),
                                call.organizationId(),
                                id(call),
                                Optional.ofNullable(body.getString("name")),
                                Optional.ofNullable(body.getBoolean("externalIdIsSsoId")),
                                Optional.ofNullable(body.getBoolean("strict")),
                                call.expectedVersion()))
                .map(token -> Answer.ok(json(token), token.version()));
    }

    public Future<Answer> revoke(Call call) {
        return bus.call(ScimTokens.REVOKE, new ScimTokens.Revoke(call.actor(), call.organizationId(), id(call)))
                .map(done -> Answer.done());
    }

    private static ScimTokenId id(Call call) {
        return ScimTokenId.of(call.pathText("token"));
    }

    private static JsonObject json(ScimTokens.Token token) {
        return new JsonObject()
                .put("id", token.id().toString())
                .put("name", token.name())
                .put("connection", Shown.text(token.connection()))
                .put("externalIdIsSsoId", token.externalIdIsSsoId())
                .put("strict", token.strict())
                .put("expiresAt", Shown.moment(token.expiresAt()))
                .put("lastUsedAt", Shown.moment(token.lastUsedAt()))
                .put("createdAt", Shown.moment(token.createdAt()));
    }
}
