package io.seatkeeper.admin.api;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Applications.Signing;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /applications}, the vendor's, and {@code /organizations/{org}/applications}. */
public final class ApplicationResource {
    private final Bus bus;

    public ApplicationResource(Bus bus) {
        this.bus = bus;
    }

    public Future<Answer> create(Call call) {
        return bus.call(
                        Applications.CREATE,
                        new Applications.Create(call.actor(), organization(call), registration(call.body())))
                .map(made -> made(call, made));
    }

    public Future<Answer> list(Call call) {
        return bus.call(Applications.LIST, new Applications.ListAll(organization(call), call.page()))
                .map(found -> Answer.ok(Shown.page(found.page(), ApplicationResource::json)));
    }

    public Future<Answer> get(Call call) {
        return bus.call(Applications.FIND, new Applications.Find(organization(call), id(call)))
                .map(found -> Answer.ok(json(found), found.version()));
    }

    public Future<Answer> replace(Call call) {
        return bus.call(
                        Applications.UPDATE,
                        new Applications.Update(
                                call.actor(),
                                organization(call),
                                id(call),
                                registration(call.body()),
                                call.expectedVersion()))
                .map(changed -> Answer.ok(json(changed), changed.version()));
    }

    public Future<Answer> delete(Call call) {
        return bus.call(Applications.REMOVE, new Applications.Remove(call.actor(), organization(call), id(call)))
                .map(done -> Answer.done());
    }

    public Future<Answer> addSecret(Call call) {
        return bus.call(
                        Applications.ADD_SECRET,
                        new Applications.AddSecret(
                                call.actor(), organization(call), id(call), Moments.optional(call.body(), "expiresAt")))
                .map(made -> made(call, made));
    }

    public Future<Answer> removeSecret(Call call) {
        return bus.call(
                        Applications.REMOVE_SECRET,
                        new Applications.RemoveSecret(
                                call.actor(), organization(call), id(call), Ids.parse(call.pathText("secret"))))
                .map(done -> Answer.done());
    }

    private static Answer made(Call call, Applications.Made made) {
        JsonObject json = json(made.application()).put("secret", made.secret().orElse(null));
        String of = organization(call).map(id -> "/organizations/" + id).orElse("");
        return Answer.made(json, of + "/applications/" + made.application().id());
    }

    private static Optional<OrganizationId> organization(Call call) {
        return Optional.ofNullable(call.organization()).map(Organization::id);
    }

    private static ApplicationId id(Call call) {
        return ApplicationId.of(call.pathText("application"));
    }

    private static Registration registration(JsonObject body) {
        return new Registration(
                body.getString("name"),
                Authentication.valueOf(
                        body.getString("authentication", "client_secret_basic").toUpperCase(Locale.ROOT)),
                texts(body, "redirectUris"),
                texts(body, "postLogoutRedirectUris"),
                Optional.ofNullable(body.getString("backchannelLogoutUri")),
                Optional.ofNullable(body.getJsonObject("jwks")).map(JsonObject::encode),
                Signing.valueOf(body.getString("signing", "RS256")),
                body.getBoolean("introspectionOnly", false));
    }

    private static List<String> texts(JsonObject body, String name) {
        return body.getJsonArray(name, new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    private static JsonObject json(Application application) {
        Registration registration = application.registration();
        JsonArray secrets = new JsonArray();
        application
                .secrets()
                .forEach(secret -> secrets.add(new JsonObject()
                        .put("id", secret.id().toString())
                        .put("createdAt", Shown.moment(secret.createdAt()))
                        .put("expiresAt", Shown.moment(secret.expiresAt()))
                        .put("lastUsedAt", Shown.moment(secret.lastUsedAt()))));
        return new JsonObject()
                .put("id", application.id().toString())
                .put("name", registration.name())
                .put("authentication", registration.authentication().name().toLowerCase(Locale.ROOT))
                .put("redirectUris", Shown.list(registration.redirectUris()))
                .put("postLogoutRedirectUris", Shown.list(registration.postLogoutRedirectUris()))
                .put("backchannelLogoutUri", registration.backchannelLogoutUri().orElse(null))
                .put("jwks", registration.jwks().map(JsonObject::new).orElse(null))
                .put("signing", registration.signing().name())
                .put("introspectionOnly", registration.introspectionOnly())
                .put("secrets", secrets)
                .put("createdAt", Shown.moment(application.createdAt()));
    }
}
