package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.AdminKeys;
import io.seatkeeper.contract.KeyId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code /organizations/{org}/setup-links}. */
public final class SetupLinkResource {
    /** Where a set-up link leads, before its secret. */
    public static final String PATH = "/setup/";

    private final AdminKeys links;
    private final String publicUrl;

    /**
     * @param links set-up links, as {@link AdminKeys#setupLinks} gives them
     * @param publicUrl where people reach the service, without a slash at its end
     */
    public SetupLinkResource(AdminKeys links, String publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    public Future<Answer> create(Call call) {
        AdminKeys.Wish wish = new AdminKeys.Wish(
                call.body().getString("name", "Set-up"), Optional.empty(), Moments.optional(call.body(), "expiresAt"));
        return links.create(call.caller(), call.organizationId(), wish).map(made -> {
            JsonObject json = json(made.listed()).put("url", publicUrl + PATH + made.key());
            return Answer.made(
                    json, "/organizations/" + call.organizationId() + "/setup-links/" + json.getString("id"));
        });
    }

    public Future<Answer> list(Call call) {
        return links.list(call.organizationId(), call.page())
                .map(page -> Answer.ok(Shown.page(page, SetupLinkResource::json)));
    }

    public Future<Answer> delete(Call call) {
        return links.remove(call.caller(), call.organizationId(), KeyId.of(call.pathText("link")))
                .map(ended -> Answer.done());
    }

    private static JsonObject json(AdminKeys.Listed link) {
        return new JsonObject()
                .put("id", link.id().toString())
                .put("name", link.name())
                .put("owner", Shown.text(link.owner()))
                .put("active", link.live())
                .put("expiresAt", Shown.moment(link.expiresAt()))
                .put("lastUsedAt", Shown.moment(link.lastUsedAt()))
                .put("createdAt", Shown.moment(link.createdAt()));
    }
}
