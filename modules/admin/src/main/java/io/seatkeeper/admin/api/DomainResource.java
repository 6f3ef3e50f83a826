package io.seatkeeper.admin.api;

import io.seatkeeper.contract.DomainId;
import io.seatkeeper.contract.Domains;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /organizations/{org}/domains}. */
public final class DomainResource {
    private final Bus bus;

    public DomainResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> add(Call call) {
        return bus.call(
                        Domains.ADD,
                        new Domains.Add(
                                call.actor(), call.organizationId(), call.body().getString("name")))
                .map(added ->
                        Answer.made(json(added), "/organizations/" + call.organizationId() + "/domains/" + added.id()));
    }

    public Future<Answer> list(Call call) {
        return bus.call(Domains.LIST, new Domains.ListAll(call.organizationId(), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), DomainResource::json)));
    }

    public Future<Answer> verify(Call call) {
        return bus.call(Domains.VERIFY, new Domains.Verify(call.actor(), call.organizationId(), domainId(call)))
                .map(verified -> Answer.ok(json(verified)));
    }

    public Future<Answer> remove(Call call) {
        return bus.call(Domains.REMOVE, new Domains.Remove(call.actor(), call.organizationId(), domainId(call)))
                .map(removed -> Answer.done());
    }

    private static DomainId domainId(Call call) {
        return DomainId.of(call.pathText("domain"));
    }

    private static JsonObject json(Domains.Domain domain) {
        return new JsonObject()
                .put("id", domain.id().toString())
                .put("name", domain.name())
                .put("recordName", domain.recordName())
                .put("recordValue", domain.recordValue())
                .put("verifiedAt", Shown.moment(domain.verifiedAt()))
                .put("createdAt", Shown.moment(domain.createdAt()));
    }
}
