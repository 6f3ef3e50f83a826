package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Connections;
import io.seatkeeper.contract.Connections.TrialResult;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.TrialId;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /organizations/{org}/connections/{connection}/test}. */
public final class ConnectionTestResource {
    private final Bus bus;

    public ConnectionTestResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> begin(Call call) {
        return find(call)
                .compose(found -> bus.call(
                                Connections.BEGIN_TRIAL,
                                new Connections.BeginTrial(call.actor(), call.organizationId(), found.id()))
                        .map(begun -> Answer.made(
                                new JsonObject()
                                        .put("id", begun.id().toString())
                                        .put("url", begun.url())
                                        .put("expiresAt", Shown.moment(begun.expiresAt())),
                                "/organizations/" + call.organizationId() + "/connections/" + found.id() + "/test/"
                                        + begun.id())));
    }

    public Future<Answer> read(Call call) {
        TrialId trial = TrialId.of(call.pathText("test"));
        return find(call)
                .compose(found -> bus.call(
                        Connections.READ_TRIAL, new Connections.ReadTrial(call.organizationId(), found.id(), trial)))
                .map(result -> Answer.ok(json(result)));
    }

    private Future<Connections.Connection> find(Call call) {
        return bus.call(Connections.FIND, new Connections.Find(call.organizationId(), call.pathText("connection")));
    }

    private static JsonObject json(TrialResult result) {
        return new JsonObject()
                .put("id", result.id().toString())
                .put("status", !result.ended() ? "waiting" : result.accepted() ? "passed" : "failed")
                .put("code", Shown.text(result.code().map(ErrorCode::text)))
                .put("message", result.message())
                .put(
                        "identity",
                        result.identity().map(ConnectionTestResource::json).orElse(null))
                .put("checks", SignInAttemptResource.checks(result.checks()))
                .put("expiresAt", Shown.moment(result.expiresAt()));
    }

    private static JsonObject json(VerifiedIdentity identity) {
        return new JsonObject()
                .put("externalSsoId", identity.externalSsoId())
                .put("email", Shown.text(identity.email()))
                .put("emailProven", identity.emailProven())
                .put("name", Shown.text(identity.name().full()))
                .put("givenName", Shown.text(identity.name().given()))
                .put("familyName", Shown.text(identity.name().family()));
    }
}
