package io.seatkeeper.app.keycloak;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A realm of Keycloak, set up as its admin would in the console. */
final class Realm {
    static final String PASSWORD = "correct horse";

    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final Keycloak keycloak;
    private final String name;

    private Realm(Keycloak keycloak, String name) {
        this.keycloak = keycloak;
        this.name = name;
    }

    /** A new realm with a login page and nobody in it. */
    static Realm create(Keycloak keycloak, String name) {
        keycloak.admin().post("", new JsonObject().put("realm", name).put("enabled", true));
        return new Realm(keycloak, name);
    }

    String name() {
        return name;
    }

    /** Where a person signs out of all that the realm has signed them in to. */
    String logoutPage() {
        return keycloak.baseUrl() + "/realms/" + name + "/protocol/openid-connect/logout";
    }

    /** Where the tile of an organization's SAML client leads. */
    String tile(String organization) {
        return keycloak.baseUrl() + "/realms/" + name + "/protocol/saml/clients/" + organization;
    }

    /**
     * Somebody whose address nobody verified, as everybody is whom an admin makes.
     *
     * @return the address, which is the user name too
     */
    String person(String givenName, String familyName, String email) {
        JsonObject password =
                new JsonObject().put("type", "password").put("value", PASSWORD).put("temporary", false);
        post(
                "/users",
                new JsonObject()
                        .put("username", email)
                        .put("email", email)
                        .put("firstName", givenName)
                        .put("lastName", familyName)
                        .put("enabled", true)
                        .put("credentials", new JsonArray(List.of(password))));
        return email;
    }

    /** As the button "Sign out" on the admin's page of a person. */
    void endSessionsOf(String email) {
        String person = objects("/users?exact=true&email=" + email).getFirst().getString("id");
        post("/users/" + person + "/logout", new JsonObject());
    }

    /** Changes one of a client's many attributes. */
    void setAttribute(String clientId, String attribute, String value) {
        change(clientId, new JsonObject().put("attributes", new JsonObject().put(attribute, value)));
    }

    /** Whether a client hears of a logout by the person's browser, or by a request of the realm's own. */
    void logOutByBrowser(String clientId, boolean browser) {
        change(clientId, new JsonObject().put("frontchannelLogout", browser));
    }

    private void change(String clientId, JsonObject settings) {
        String client = objects("/clients?clientId=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8))
                .getFirst()
                .getString("id");
        keycloak.admin().put(path("/clients/" + client), settings);
    }

    /** A new key that signs from now on; the ones before stay published. */
    void newSigningKey() {
        JsonObject settings = new JsonObject()
                .put("priority", new JsonArray(List.of("200")))
                .put("algorithm", new JsonArray(List.of("RS256")));
        post(
                "/components",
                new JsonObject()
                        .put("name", "the new key")
                        .put("providerId", "rsa-generated")
                        .put("providerType", KEYS)
                        .put("config", settings));
    }

    /** Removes each signing key but the newest. */
    void forgetOlderSigningKeys() {
        objects("/components?type=" + KEYS).stream()
                .filter(key -> key.getString("providerId").equals("rsa-generated"))
                .filter(key -> !key.getString("name").equals("the new key"))
                .forEach(key -> keycloak.admin().delete(path("/components/" + key.getString("id"))));
    }

    private void post(String resource, JsonObject body) {
        keycloak.admin().post(path(resource), body);
    }

    private List<JsonObject> objects(String resource) {
        JsonArray found = keycloak.admin().list(path(resource));
        return IntStream.range(0, found.size()).mapToObj(found::getJsonObject).toList();
    }

    private String path(String resource) {
        return "/" + name + resource;
    }
}
