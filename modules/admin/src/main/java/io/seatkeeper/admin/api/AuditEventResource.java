package io.seatkeeper.admin.api;

import io.seatkeeper.contract.AuditTrail;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** {@code /organizations/{org}/audit-events}. */
public final class AuditEventResource {
    private final Bus bus;

    public AuditEventResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> list(Call call) {
        return bus.call(
                        AuditTrail.READ,
                        new AuditTrail.Read(
                                call.organizationId(),
                                call.queryText("action"),
                                call.queryText("subject"),
                                call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), AuditEventResource::json)));
    }

    private static JsonObject json(AuditTrail.Entry entry) {
        return new JsonObject()
                .put("sequence", entry.sequence())
                .put("at", Shown.moment(entry.at()))
                .put(
                        "actor",
                        new JsonObject()
                                .put("kind", entry.actor().kind().name().toLowerCase(Locale.ROOT))
                                .put("id", entry.actor().id())
                                .put("name", entry.actor().name()))
                .put("action", entry.action())
                .put("subject", entry.subject())
                .put("detail", new JsonObject(entry.detail()));
    }
}
