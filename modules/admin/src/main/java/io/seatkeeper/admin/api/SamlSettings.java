package io.seatkeeper.admin.api;

import static io.seatkeeper.admin.api.ConnectionSettings.given;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.contract.SamlConfiguration.MetadataSource;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a SAML identity provider's settings out of a body. */
final class SamlSettings {
    static final Set<String> FIELDS = Set.of(
            "metadataUrl",
            "metadataXml",
            "entityId",
            "ssoUrl",
            "sloUrl",
            "certificates",
            "attributes",
            "requestBinding",
            "forceAuthn",
            "authnContexts",
            "nameIdFormat",
            "loginHint",
            "allowIdpInitiated",
            "clockSkewSeconds");

    private SamlSettings() {}

    static SamlConfiguration made(JsonObject body) {
        return changed(
                body,
                new SamlConfiguration(
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** What was, with what is given laid over it. Where no metadata is given it stays, and is not read anew. */
    static SamlConfiguration changed(JsonObject body, SamlConfiguration was) {
        return new SamlConfiguration(
                source(body),
                ConnectionSettings.attributes(body).orElse(was.attributes()),
                given(body, "requestBinding", JsonObject::getString, was.requestBinding()),
                Optional.ofNullable(body.getBoolean("forceAuthn")).or(was::forceAuthn),
                ConnectionResource.texts(body, "authnContexts").orElse(was.authnContexts()),
                given(body, "nameIdFormat", JsonObject::getString, was.nameIdFormat()),
                given(body, "loginHint", JsonObject::getString, was.loginHint()),
                Optional.ofNullable(body.getBoolean("allowIdpInitiated")).or(was::allowIdpInitiated),
                given(body, "clockSkewSeconds", JsonObject::getInteger, was.clockSkewSeconds()));
    }

    private static Optional<MetadataSource> source(JsonObject body) {
        List<MetadataSource> named = new ArrayList<>();
        ConnectionSettings.text(body, "metadataUrl")
                .map(MetadataSource.AtUrl::new)
                .ifPresent(named::add);
        ConnectionSettings.text(body, "metadataXml")
                .map(MetadataSource.Document::new)
                .ifPresent(named::add);
        byHand(body).ifPresent(named::add);
        if (named.size() > 1) {
            throw ContractFailure.at(
                    "metadataUrl",
                    Flaw.Reason.TWO_SOURCES,
                    "Enter one of metadataUrl, metadataXml, or entityId with ssoUrl and certificates.");
        }
        return named.stream().findFirst();
    }

    private static Optional<MetadataSource> byHand(JsonObject body) {
        Optional<String> entityId = ConnectionSettings.text(body, "entityId");
        Optional<String> ssoUrl = ConnectionSettings.text(body, "ssoUrl");
        Optional<String> sloUrl = ConnectionSettings.text(body, "sloUrl");
        Optional<List<String>> certificates = ConnectionResource.texts(body, "certificates");
        if (entityId.isEmpty() && ssoUrl.isEmpty() && sloUrl.isEmpty() && certificates.isEmpty()) {
            return Optional.empty();
        }
        if (entityId.isEmpty() || ssoUrl.isEmpty() || certificates.isEmpty()) {
            throw ContractFailure.at(
                    "entityId", Flaw.Reason.INCOMPLETE, "The entityId, the ssoUrl and the certificates go together.");
        }
        return Optional.of(new MetadataSource.ByHand(entityId.get(), ssoUrl.get(), sloUrl, certificates.get()));
    }
}
