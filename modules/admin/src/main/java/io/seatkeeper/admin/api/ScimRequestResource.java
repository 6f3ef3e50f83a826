package io.seatkeeper.admin.api;

import io.seatkeeper.contract.scim.ScimRequests;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /organizations/{org}/scim-requests}. */
public final class ScimRequestResource {
    private static final int LOWEST = 100;
    private static final int HIGHEST = 599;
    private static final int CLASS = 100;

    private final Bus bus;

    public ScimRequestResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> list(Call call) {
        String status = call.queryText("status").orElse("");
        int lowest = status.isEmpty() ? LOWEST : Integer.parseInt(status.replace("xx", "00"));
        int highest = status.isEmpty() ? HIGHEST : status.endsWith("xx") ? lowest + CLASS - 1 : lowest;
        return bus.call(
                        ScimRequests.READ,
                        new ScimRequests.Read(
                                call.organizationId(),
                                lowest,
                                highest,
                                call.queryText("path"),
                                call.queryText("text"),
                                call.queryText("since").map(text -> Moments.of(text, "since")),
                                call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), ScimRequestResource::json)));
    }

    private static JsonObject json(ScimRequests.Entry entry) {
        return new JsonObject()
                .put("at", Shown.moment(entry.at()))
                .put("method", entry.method())
                .put("path", entry.path())
                .put("status", entry.status())
                .put("durationMillis", entry.durationMillis())
                .put("token", entry.token().toString())
                .put("tokenName", entry.tokenName())
                .put("body", Shown.text(entry.body()))
                .put("detail", Shown.text(entry.detail()))
                .put("ignored", Shown.list(entry.ignored()));
    }
}
