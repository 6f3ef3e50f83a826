package io.seatkeeper.admin.api;

import io.seatkeeper.contract.Connections.Connection;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.Connections.OidcParticulars;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.seatkeeper.contract.SamlParticulars;
import io.seatkeeper.contract.SamlParticulars.Certificate;
import io.seatkeeper.contract.SamlParticulars.KeyPair;
import io.seatkeeper.contract.SamlParticulars.SamlProvider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a connection is written: what both protocols have, then what its own one has. */
final class ConnectionJson {
    private ConnectionJson() {}

    static JsonObject of(Connection connection) {
        JsonObject json = new JsonObject()
                .put("id", connection.id().toString())
                .put("slug", connection.slug())
                .put("name", connection.name())
                .put("protocol", connection.protocol().name().toLowerCase(Locale.ROOT))
                .put("hasSecret", connection.hasSecret())
                .put("domains", Shown.list(connection.domains()))
                .put("enabled", connection.enabled())
                .put("default", connection.isDefault())
                .put("initiateLoginUri", connection.initiateLoginUri())
                .put("createdAt", Shown.moment(connection.createdAt()));
        switch (connection.settings()) {
            case OidcConfiguration settings -> oidc(json, settings);
            case SamlConfiguration settings -> saml(json, settings);
        }
        switch (connection.particulars()) {
            case OidcParticulars particulars ->
                json.put("redirectUri", particulars.redirectUri())
                        .put("backchannelLogoutUri", particulars.backchannelLogoutUri());
            case SamlParticulars particulars -> saml(json, connection, particulars);
        }
        return json;
    }

    private static void oidc(JsonObject json, OidcConfiguration settings) {
        json.put("issuer", settings.issuer())
                .put("clientId", settings.clientId())
                .put("clientAuthentication", Shown.text(settings.clientAuthentication()))
                .put("preset", Shown.text(settings.preset()))
                .put("attributes", attributes(settings.attributes()))
                .put("scopes", Shown.list(settings.scopes()))
                .put("responseMode", Shown.text(settings.responseMode()))
                .put("trustUnverifiedEmail", settings.trustUnverifiedEmail().orElse(null))
                .put("hostedDomain", Shown.text(settings.hostedDomain()))
                .put("acrValues", Shown.list(settings.demands().acrValues()))
                .put("prompt", Shown.text(settings.demands().prompt()))
                .put("maxAge", settings.demands().maxAge().orElse(null))
                .put("clockSkewSeconds", settings.demands().clockSkewSeconds().orElse(null));
    }

    private static void saml(JsonObject json, SamlConfiguration settings) {
        json.put("attributes", attributes(settings.attributes()))
                .put("requestBinding", Shown.text(settings.requestBinding()))
                .put("forceAuthn", settings.forceAuthn().orElse(false))
                .put("authnContexts", Shown.list(settings.authnContexts()))
                .put("nameIdFormat", Shown.text(settings.nameIdFormat()))
                .put("loginHint", Shown.text(settings.loginHint()))
                .put("allowIdpInitiated", settings.allowIdpInitiated().orElse(false))
                .put("clockSkewSeconds", settings.clockSkewSeconds().orElse(null));
    }

    private static void saml(JsonObject json, Connection connection, SamlParticulars particulars) {
        JsonArray keys = new JsonArray();
        particulars.keys().forEach(pair -> keys.add(json(pair)));
        json.put("acsUrl", particulars.acsUrl())
                .put("entityId", particulars.entityId())
                .put("metadataUrl", particulars.metadataUrl())
                .put("sloUrl", particulars.sloUrl())
                .put("identityProvider", json(connection, particulars.provider()))
                .put("keys", keys);
    }

    private static JsonObject json(Connection connection, SamlProvider provider) {
        Optional<String> url = connection.settings() instanceof SamlConfiguration settings
                ? settings.metadata()
                        .filter(MetadataSource.AtUrl.class::isInstance)
                        .map(source -> ((MetadataSource.AtUrl) source).url())
                : Optional.empty();
        JsonArray certificates = new JsonArray();
        provider.certificates().forEach(certificate -> certificates.add(json(certificate)));
        return new JsonObject()
                .put("metadataUrl", Shown.text(url))
                .put("entityId", provider.entityId())
                .put("ssoUrl", provider.ssoUrl())
                .put("sloUrl", Shown.text(provider.sloUrl()))
                .put("certificates", certificates)
                .put("validUntil", Shown.moment(provider.validUntil()))
                .put("readAt", Shown.moment(provider.readAt()))
                .put("notes", Shown.list(provider.notes()))
                .put(
                        "failure",
                        provider.failure()
                                .map(failure -> new JsonObject()
                                        .put("at", Shown.moment(failure.at()))
                                        .put("message", failure.message()))
                                .orElse(null));
    }

    private static JsonObject json(KeyPair pair) {
        return new JsonObject()
                .put("inUse", pair.inUse())
                .put("signing", json(pair.signing()))
                .put("encryption", json(pair.encryption()));
    }

    private static JsonObject json(Certificate certificate) {
        return new JsonObject()
                .put("sha256", certificate.sha256())
                .put("subject", certificate.subject())
                .put("notBefore", Shown.moment(certificate.notBefore()))
                .put("notAfter", Shown.moment(certificate.notAfter()))
                .put("expiring", certificate.expiring());
    }

    private static JsonObject attributes(Map<String, String> mapping) {
        JsonObject attributes = new JsonObject();
        mapping.forEach(attributes::put);
        return attributes;
    }
}
