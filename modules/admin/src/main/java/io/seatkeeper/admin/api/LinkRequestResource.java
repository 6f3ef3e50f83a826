package io.seatkeeper.admin.api;

import io.seatkeeper.contract.LinkRequestId;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /organizations/{org}/link-requests}: refused links to Org Admins (sign-in rule 4). */
public final class LinkRequestResource {
    private final Bus bus;

    public LinkRequestResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> list(Call call) {
        return bus.call(Users.LINK_REQUESTS, new Users.ListLinkRequests(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), LinkRequestResource::json)));
    }

    public Future<Answer> approve(Call call) {
        return decide(call, true);
    }

    public Future<Answer> dismiss(Call call) {
        return decide(call, false);
    }

    private Future<Answer> decide(Call call, boolean approve) {
        LinkRequestId request = LinkRequestId.of(call.pathText("request"));
        return bus.call(
                        Users.DECIDE_LINK_REQUEST,
                        new Users.DecideLinkRequest(call.actor(), call.organizationId(), request, approve))
                .map(decided -> Answer.done());
    }

    private static JsonObject json(Users.LinkRequest request) {
        return new JsonObject()
                .put("id", request.id().toString())
                .put("user", request.user().toString())
                .put("connection", request.connection().toString())
                .put("externalSsoId", request.externalSsoId())
                .put("authMethod", request.authMethod().name())
                .put("email", request.email())
                .put("firstAt", Shown.moment(request.firstAt()))
                .put("lastAt", Shown.moment(request.lastAt()));
    }
}
