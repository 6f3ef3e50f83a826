package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.AdminKeys;
import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.KeyId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /organizations/{org}/admin-keys}. */
public final class AdminKeyResource {
    private final AdminKeys keys;

    public AdminKeyResource(AdminKeys keys) {
        this.keys = keys;
    }

    public Future<Answer> create(Call call) {
        JsonObject body = call.body();
        AdminKeys.Wish wish = new AdminKeys.Wish(
                body.getString("name"),
                Optional.ofNullable(body.getJsonArray("scopes")).map(AdminKeyResource::scopes),
                Moments.optional(body, "expiresAt"));
        return keys.create(call.caller(), call.organizationId(), wish).map(made -> {
            JsonObject json = json(made.listed()).put("key", made.key());
            return Answer.made(json, "/organizations/" + call.organizationId() + "/admin-keys/" + json.getString("id"));
        });
    }

    public Future<Answer> list(Call call) {
        return keys.list(call.organizationId(), call.page())
                .map(page -> Answer.ok(Shown.page(page, AdminKeyResource::json)));
    }

    public Future<Answer> delete(Call call) {
        return keys.remove(call.caller(), call.organizationId(), KeyId.of(call.pathText("key")))
                .map(ended -> Answer.done());
    }

    private static Set<Scope> scopes(JsonArray texts) {
        return texts.stream().map(text -> Scope.of((String) text)).collect(Collectors.toUnmodifiableSet());
    }

    private static JsonObject json(AdminKeys.Listed key) {
        return new JsonObject()
                .put("id", key.id().toString())
                .put("name", key.name())
                .put(
                        "scopes",
                        Shown.list(
                                key.scopes().stream().sorted().map(Scope::text).toList()))
                .put("owner", Shown.text(key.owner()))
                .put("active", key.live())
                .put("expiresAt", Shown.moment(key.expiresAt()))
                .put("lastUsedAt", Shown.moment(key.lastUsedAt()))
                .put("createdAt", Shown.moment(key.createdAt()));
    }
}
