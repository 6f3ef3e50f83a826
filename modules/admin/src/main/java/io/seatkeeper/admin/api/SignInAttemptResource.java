package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SignInAttempts;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code /organizations/{org}/sign-in-attempts}. */
public final class SignInAttemptResource {
    private final Bus bus;

    public SignInAttemptResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> list(Call call) {
        return bus.call(
                        SignInAttempts.READ,
                        new SignInAttempts.Read(
                                call.organizationId(),
                                call.queryText("accepted").map(Boolean::valueOf),
                                call.queryText("code"),
                                call.queryText("reference"),
                                call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), SignInAttemptResource::json)));
    }

    private static JsonObject json(SignInAttempts.Attempt attempt) {
        return new JsonObject()
                .put("reference", attempt.reference())
                .put("at", Shown.moment(attempt.at()))
                .put("connection", Shown.text(attempt.connection()))
                .put("accepted", attempt.accepted())
                .put("code", Shown.text(attempt.code().map(ErrorCode::text)))
                .put("message", attempt.message())
                .put("user", Shown.text(attempt.user()))
                .put("email", Shown.text(attempt.email()))
                .put("externalSsoId", Shown.text(attempt.externalSsoId()))
                .put("checks", checks(attempt.checks()));
    }

    static JsonArray checks(List<Check> checks) {
        JsonArray array = new JsonArray();
        checks.forEach(check -> array.add(json(check)));
        return array;
    }

    private static JsonObject json(Check check) {
        return new JsonObject()
                .put("code", check.code().text())
                .put("name", check.name())
                .put("passed", check.passed())
                .put("expected", check.expected())
                .put("received", check.received());
    }
}
