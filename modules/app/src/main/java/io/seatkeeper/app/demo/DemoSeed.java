package io.seatkeeper.app.demo;

import io.seatkeeper.app.demo.DemoClient.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sets up the sample organizations through the public doors. Doing it again changes nothing. */
final class DemoSeed {
    static final String CONNECTION = "practice";
    static final String SAML_CONNECTION = "practice-saml";

    /** The Org Admin of acme, whose admin key the demo prints. */
    static final String ADMIN = "Fatima Zahra Benali";

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final URI service;
    private final String operatorKey;

    DemoSeed(URI service, String operatorKey) {
        this.service = service;
        this.operatorKey = operatorKey;
    }

    /**
     * Makes an organization with its two connections, unless it is there.
     *
     * @param issuer of the practice identity provider that its people sign in with
     * @param people who have been there before anybody looks
     */
    void organization(String slug, String name, int maxSeats, String issuer, List<String> people) {
        JsonObject organization =
                new JsonObject().put("slug", slug).put("name", name).put("maxSeats", maxSeats);
        boolean made = operator("POST", "/organizations", organization).status() != CONFLICT;
        operator(
                        "PATCH",
                        "/organizations/" + slug,
                        new JsonObject()
                                .put("contactUrl", "mailto:it@" + slug + ".example")
                                .put("upgradeUrl", "https://seatkeeper.example/upgrade"))
                .orFail("Describing " + slug);
        connection(
                slug,
                CONNECTION,
                "oidc",
                new JsonObject()
                        .put("issuer", issuer)
                        .put("clientId", "seatkeeper-demo")
                        .put("clientSecret", "practice makes perfect"));
        connection(slug, SAML_CONNECTION, "saml", new JsonObject().put("metadataUrl", issuer + "/saml/metadata"));
        if (made) {
            people.forEach(person -> {
                try (DemoClient browser = new DemoClient(service)) {
                    browser.signIn(slug, CONNECTION, person).orFail("The first sign-in of " + person);
                }
            });
        }
    }

    /** Promotes the Org Admin of acme by hand and makes them a key that may change roles. */
    String adminKey(String slug) {
        JsonArray found = operator("GET", "/organizations/" + slug + "/users?search=" + ADMIN.substring(0, 6), none())
                .orFail("Finding the Org Admin")
                .body()
                .getJsonArray("items");
        String user = found.getJsonObject(0).getString("id");
        operator("PATCH", "/organizations/" + slug + "/users/" + user, new JsonObject().put("role", "org_admin"))
                .orFail("Promoting the Org Admin");
        try (DemoClient browser = new DemoClient(service)) {
            browser.signIn(slug, CONNECTION, ADMIN).orFail("The sign-in of " + ADMIN);
            JsonObject session = browser.call("GET", "/session", Map.of(), none())
                    .orFail("The session")
                    .body();
            JsonObject key = new JsonObject()
                    .put("name", "demo")
                    .put(
                            "scopes",
                            new JsonArray(List.of(
                                    "users",
                                    "roles",
                                    "connections",
                                    "domains",
                                    "scim",
                                    "applications",
                                    "keys",
                                    "records")));
            return browser.call(
                            "POST",
                            "/api/v1/organizations/" + slug + "/admin-keys",
                            Map.of("X-CSRF-Token", session.getString("csrfToken"), "Origin", service.toString()),
                            key)
                    .orFail("Making an admin key")
                    .body()
                    .getString("key");
        }
    }

    /** Makes a token with which the practice provider, or anybody at a shell, pushes people and teams. */
    String scimToken(String slug) {
        return operator("POST", "/organizations/" + slug + "/scim-tokens", new JsonObject().put("name", "demo"))
                .orFail("Making a SCIM token")
                .body()
                .getString("token");
    }

    /** Registers an application of the vendor; the answer has its secret. */
    JsonObject application(JsonObject registration) {
        return operator("POST", "/applications", registration)
                .orFail("Registering the product")
                .body();
    }

    /** Tells an application of an earlier demo where it is this time; false where this store has none such. */
    boolean renewsApplication(String id, JsonObject registration) {
        return operator("PUT", "/applications/" + id, registration).status() != NOT_FOUND;
    }

    /** Whether a SCIM token of an earlier demo still opens this store. */
    static boolean pushes(URI service, String token, String slug) {
        try (DemoClient client = new DemoClient(service)) {
            return client.call("GET", "/scim/v2/" + slug + "/ServiceProviderConfig", bearer(token), none())
                            .status()
                    == 200;
        }
    }

    /** Whether a key of an earlier demo still opens this store, and all that keys open by now. */
    static boolean opens(URI service, String key, String slug) {
        try (DemoClient client = new DemoClient(service)) {
            return client.call("GET", "/api/v1/organizations/" + slug + "/scim-tokens", bearer(key), none())
                            .status()
                    == 200;
        }
    }

    /**
     * Makes a connection, or tells it where the practice identity provider listens this time. Each may speak for every domain, so
     * that a person comes by either.
     */
    private void connection(String slug, String name, String protocol, JsonObject settings) {
        String path = "/organizations/" + slug + "/connections";
        settings.put("domains", new JsonArray().add("*"));
        if (operator("GET", path + "/" + name, none()).status() == NOT_FOUND) {
            operator("POST", path, settings.put("protocol", protocol).put("slug", name))
                    .orFail("Making the connection " + name + " of " + slug);
        } else {
            operator("PATCH", path + "/" + name, settings).orFail("Renewing the connection " + name + " of " + slug);
        }
    }

    private Answer operator(String method, String path, JsonObject body) {
        try (DemoClient client = new DemoClient(service)) {
            return client.call(method, "/api/v1" + path, bearer(operatorKey), body);
        }
    }

    private static Map<String, String> bearer(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    private static JsonObject none() {
        return new JsonObject();
    }
}
