package io.seatkeeper.practiceidp.control;

import com.nimbusds.jose.jwk.JWKSet;
import io.seatkeeper.practiceidp.http.Answers;
import io.seatkeeper.practiceidp.http.TenantRouter;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Clients.Client;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Place;
import io.seatkeeper.practiceidp.tenant.RequestLog;
import io.seatkeeper.practiceidp.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.text.ParseException;
import java.util.Locale;

/** Every route under {@code /practice} on one screen. A body that can't be understood is answered 400 with the reason. */
public final class ControlRoutes {
    private final RequestLog log;

    private ControlRoutes(RequestLog log) {
        this.log = log;
    }

    /** Mounts them all. */
    public static void mount(TenantRouter router, RequestLog log) {
        ControlRoutes routes = new ControlRoutes(log);
        router.route(HttpMethod.POST, "/practice/faults", Answers.told(ControlRoutes::queueFault))
                .route(HttpMethod.DELETE, "/practice/faults", ControlRoutes::clearFaults)
                .route(HttpMethod.POST, "/practice/keys/roll", ControlRoutes::rollKeys)
                .route(HttpMethod.POST, "/practice/people", Answers.told(ControlRoutes::addPerson))
                .route(HttpMethod.POST, "/practice/clients", Answers.told(ControlRoutes::addClient))
                .route(HttpMethod.GET, "/practice/log", routes::showLog);
    }

    /** {@code {"fault":"expired_token","times":1,"at":"sign_in"}}: {@code times} and {@code at} may be left out. */
    private static JsonObject queueFault(Tenant tenant, JsonObject body) {
        Fault fault = Fault.named(body.getString("fault", ""))
                .orElseThrow(() -> new IllegalArgumentException("there is no such fault"));
        Place place = Place.named(body.getString("at", "sign_in"))
                .orElseThrow(() -> new IllegalArgumentException("there is no such place"));
        int times = body.getInteger("times", 1);
        tenant.faults().add(fault, times, place);
        return new JsonObject()
                .put("fault", fault.wireName())
                .put("times", times)
                .put("at", place.name().toLowerCase(Locale.ROOT));
    }

    private static Future<Void> clearFaults(RoutingContext ctx, Tenant tenant) {
        tenant.faults().clear();
        return Answers.json(ctx, 200, new JsonObject().put("cleared", true));
    }

    private static Future<Void> rollKeys(RoutingContext ctx, Tenant tenant) {
        return ctx.vertx()
                .executeBlocking(
                        () -> {
                            tenant.keys().roll();
                            return tenant.keys().current().getKeyID();
                        },
                        false)
                .compose(kid -> Answers.json(ctx, 200, new JsonObject().put("kid", kid)));
    }

    /**
     * {@code {"name","email","emailVerified"?,"subject"?,"groups"?,"roles"?}}; a subject that is there already replaces its
     * person, and an empty email means that the directory knows none.
     */
    private static JsonObject addPerson(Tenant tenant, JsonObject body) {
        Person person = tenant.people().fromForm(body.getString("name", ""), body.getString("email", ""));
        if (body.getString("email", "absent").isEmpty()) {
            person = person.withEmail("");
        }
        if (body.containsKey("subject")) {
            person = person.withSubject(body.getString("subject"));
        }
        if (!body.getBoolean("emailVerified", true)) {
            person = person.withUnverifiedEmail();
        }
        Person added =
                tenant.people().add(person.inGroups(strings(body, "groups")).withRoles(strings(body, "roles")));
        return new JsonObject()
                .put("sub", added.subject())
                .put("name", added.name())
                .put("email", added.email());
    }

    /** {@code {"clientId","clientSecret"?,"jwks"?}}: from now on this client has to bring just these. */
    private static JsonObject addClient(Tenant tenant, JsonObject body) {
        try {
            JsonObject jwks = body.getJsonObject("jwks");
            Client client = new Client(
                    body.getString("clientId", ""),
                    body.getString("clientSecret"),
                    jwks == null ? null : JWKSet.parse(jwks.encode()));
            tenant.clients().add(client);
            return new JsonObject().put("clientId", client.id());
        } catch (ParseException noKeys) {
            throw new IllegalArgumentException("jwks is no JWK set", noKeys);
        }
    }

    private Future<Void> showLog(RoutingContext ctx, Tenant tenant) {
        JsonArray entries = new JsonArray();
        for (RequestLog.Entry entry : log.newestFirst()) {
            entries.add(new JsonObject()
                    .put("at", entry.at().toString())
                    .put("method", entry.method())
                    .put("path", entry.path())
                    .put("status", entry.status())
                    .put("fault", entry.fault()));
        }
        return Answers.json(ctx, 200, new JsonObject().put("requests", entries));
    }

    private static String[] strings(JsonObject body, String name) {
        return body.getJsonArray(name, new JsonArray()).stream()
                .map(String.class::cast)
                .toArray(String[]::new);
    }
}
