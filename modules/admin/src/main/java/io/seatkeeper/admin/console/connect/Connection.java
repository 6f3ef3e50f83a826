package io.seatkeeper.admin.console.connect;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection as the API describes it.
 *
 * @param settings how the form of its further settings is filled, by name
 * @param keys our own certificates, those in use first; empty but for SAML
 * @param provider the SAML provider's own words; empty for OpenID Connect
 */
public record Connection(
        String id,
        String slug,
        String name,
        String protocol,
        boolean enabled,
        boolean main,
        List<String> domains,
        Optional<String> issuer,
        Optional<String> clientId,
        Map<String, String> settings,
        List<Key> keys,
        Optional<Provider> provider,
        String createdAt) {
    /** A certificate of either side's. */
    public record Certificate(String sha256, String subject, String notAfter, boolean expiring) {
        static Certificate of(JsonObject json) {
            return new Certificate(
                    json.getString("sha256"),
                    json.getString("subject"),
                    json.getString("notAfter"),
                    json.getBoolean("expiring"));
        }
    }

    /** A pair of keys of ours. */
    public record Key(boolean inUse, Certificate signing) {
        static Key of(JsonObject json) {
            return new Key(json.getBoolean("inUse"), Certificate.of(json.getJsonObject("signing")));
        }
    }

    /** @param failure why the metadata could not be read anew the last time */
    public record Provider(
            Optional<String> metadataUrl,
            String entityId,
            String ssoUrl,
            Optional<String> sloUrl,
            List<Certificate> certificates,
            String readAt,
            List<String> notes,
            Optional<String> failure) {
        static Provider of(JsonObject json) {
            return new Provider(
                    Optional.ofNullable(json.getString("metadataUrl")),
                    json.getString("entityId"),
                    json.getString("ssoUrl"),
                    Optional.ofNullable(json.getString("sloUrl")),
                    objects(json.getJsonArray("certificates"))
                            .map(Certificate::of)
                            .toList(),
                    json.getString("readAt"),
                    json.getJsonArray("notes").stream().map(String::valueOf).toList(),
                    Optional.ofNullable(json.getJsonObject("failure"))
                            .map(failure -> Objects.requireNonNull(failure.getString("message"))));
        }
    }

    /** Reads one. */
    public static Connection of(JsonObject json) {
        return new Connection(
                json.getString("id"),
                json.getString("slug"),
                json.getString("name"),
                json.getString("protocol"),
                json.getBoolean("enabled"),
                json.getBoolean("default"),
                json.getJsonArray("domains").stream().map(String::valueOf).toList(),
                Optional.ofNullable(json.getString("issuer")),
                Optional.ofNullable(json.getString("clientId")),
                Setting.values(json, json.getString("protocol").equals("saml")),
                objects(json.getJsonArray("keys", new JsonArray())).map(Key::of).toList(),
                Optional.ofNullable(json.getJsonObject("identityProvider")).map(Provider::of),
                json.getString("createdAt"));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    public boolean saml() {
        return protocol.equals("saml");
    }

    /** Certificates of the provider's or ours that end within 30 days. */
    public List<Certificate> expiring() {
        return Stream.concat(
                        provider.stream().flatMap(known -> known.certificates().stream()),
                        keys.stream().map(Key::signing))
                .filter(Certificate::expiring)
                .toList();
    }

    /** What was said of its further settings. */
    public List<Setting> said() {
        return Setting.each(saml(), true)
                .filter(setting -> {
                    String value = settings.getOrDefault(setting.name(), "");
                    return !value.isEmpty() && !(setting.kind() == Setting.Kind.TICK && value.equals("false"));
                })
                .toList();
    }

    /** What its provider's admin enters, by the names of the standards. */
    public List<Guide.Entry> entries() {
        return saml() ? Vendor.OTHER.saml().entries() : Vendor.OTHER.oidc().entries();
    }

    /** Below where the visitor's pages begin. */
    public String path() {
        return ConnectionsPage.PATH + "/" + id;
    }
}
