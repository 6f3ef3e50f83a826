package io.seatkeeper.admin.api;

import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code /organizations}: for the operator; an organization's admins may read their own. */
public final class OrganizationResource {
    /** What an Org Admin may not change. */
    private static final List<String> VENDORS =
            List.of("maxSeats", "enabled", "upgradeUrl", "launchUrl", "returnUrls", "sessionLifetimeSeconds");

    private final Bus bus;

    public OrganizationResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> create(Call call) {
        JsonObject body = call.body();
        return bus.call(
                        Organizations.CREATE,
                        new Organizations.Create(
                                call.actor(),
                                body.getString("slug"),
                                body.getString("name"),
                                number(body.getInteger("maxSeats"))))
                .map(made -> Answer.made(json(made), made.version(), "/organizations/" + made.id()));
    }

    public Future<Answer> list(Call call) {
        return bus.call(Organizations.LIST, new Organizations.ListAll(call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), OrganizationResource::json)));
    }

    public Future<Answer> get(Call call) {
        Organization organization = call.requiredOrganization();
        return Future.succeededFuture(Answer.ok(json(organization), organization.version()));
    }

    /** What is the vendor's to say stays the vendor's. */
    public Future<Answer> update(Call call) {
        if (!(call.caller() instanceof Caller.Operator) && VENDORS.stream().anyMatch(call.body()::containsKey)) {
            return Future.failedFuture(new ContractFailure(
                    ErrorCode.FORBIDDEN, "Only an operator key may change " + String.join(", ", VENDORS) + "."));
        }
        return bus.call(
                        Organizations.UPDATE,
                        new Organizations.Update(
                                call.actor(), call.organizationId(), changes(call.body()), call.expectedVersion()))
                .map(changed -> Answer.ok(json(changed), changed.version()));
    }

    private static Organizations.Changes changes(JsonObject body) {
        return new Organizations.Changes(
                Optional.ofNullable(body.getString("name")),
                body.containsKey("maxSeats") ? Optional.of(number(body.getInteger("maxSeats"))) : Optional.empty(),
                Optional.ofNullable(body.getBoolean("enabled")),
                Optional.ofNullable(body.getBoolean("jitEnabled")),
                Optional.ofNullable(body.getBoolean("skipUnknownMembers")),
                clearable(body, "contactUrl"),
                clearable(body, "upgradeUrl"),
                clearable(body, "launchUrl"),
                Optional.ofNullable(body.getJsonArray("returnUrls")).map(OrganizationResource::texts),
                Optional.ofNullable(body.getLong("sessionLifetimeSeconds")).map(Duration::ofSeconds));
    }

    private static Optional<Optional<String>> clearable(JsonObject body, String field) {
        return body.containsKey(field) ? Optional.of(Optional.ofNullable(body.getString(field))) : Optional.empty();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }

    private static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static JsonObject json(Organization organization) {
        return new JsonObject()
                .put("id", organization.id().toString())
                .put("slug", organization.slug())
                .put("name", organization.name())
                .put("maxSeats", Shown.number(organization.maxSeats()))
                .put("seatsUsed", organization.seatsUsed())
                .put("enabled", organization.enabled())
                .put("jitEnabled", organization.jitEnabled())
                .put("skipUnknownMembers", organization.skipUnknownMembers())
                .put("contactUrl", Shown.text(organization.contactUrl()))
                .put("upgradeUrl", Shown.text(organization.upgradeUrl()))
                .put("launchUrl", Shown.text(organization.launchUrl()))
                .put("returnUrls", Shown.list(organization.returnUrls()))
                .put("sessionLifetimeSeconds", organization.sessionLifetime().toSeconds())
                .put("createdAt", Shown.moment(organization.createdAt()));
    }
}
