package io.seatkeeper.admin.console.connect;

import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the forms of a connection hold, as the API's body: a field that is empty is not given. */
final class ConnectionForm {
    private static final List<String> TEXTS = List.of(
            "name",
            "issuer",
            "clientId",
            "clientSecret",
            "hostedDomain",
            "metadataUrl",
            "metadataXml",
            "entityId",
            "ssoUrl",
            "sloUrl");

    /** What names a SAML provider instead of its metadata's address. */
    private static final List<String> OTHER_SOURCES =
            List.of("metadataXml", "entityId", "ssoUrl", "sloUrl", "certificates");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private ConnectionForm() {}

    static JsonObject body(Visit visit) {
        return body(visit.fields());
    }

    /** The same of a connection that there is: what it can't be without is given also where the field is empty, and so refused. */
    static JsonObject changes(Map<String, String> form, boolean saml) {
        JsonObject body = body(form);
        boolean otherSource = OTHER_SOURCES.stream()
                .anyMatch(name -> !form.getOrDefault(name, "").isBlank());
        List<String> needed = !saml
                ? List.of("name", "issuer", "clientId")
                : otherSource ? List.of("name") : List.of("name", "metadataUrl");
        needed.stream()
                .filter(name -> form.containsKey(name) && !body.containsKey(name))
                .forEach(name -> body.put(name, ""));
        if (form.containsKey("domains")) {
            body.put("domains", words(form.get("domains")));
        }
        return body;
    }

    private static JsonObject body(Map<String, String> form) {
        JsonObject body = new JsonObject();
        TEXTS.forEach(name -> given(form, name).ifPresent(value -> body.put(name, value.strip())));
        given(form, "domains").ifPresent(text -> body.put("domains", words(text)));
        given(form, "certificates").ifPresent(text -> body.put("certificates", certificates(text)));
        return body;
    }

    private static Optional<String> given(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).filter(value -> !value.isBlank());
    }

    /** Names with commas, spaces or lines between. */
    static JsonArray words(String text) {
        return new JsonArray(Arrays.stream(text.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
    }

    /** Several in PEM, or one in base64 alone. */
    private static JsonArray certificates(String text) {
        List<String> pem = PEM.matcher(text).results().map(MatchResult::group).toList();
        return new JsonArray(pem.isEmpty() ? List.of(text.strip()) : pem);
    }

    /** The form again, each refusal beside the field that it is about. */
    static Fields refused(Visit visit, Refused refused, boolean saml) {
        String source = !saml
                ? "issuer"
                : visit.field("metadataXml").isPresent()
                        ? "metadataXml"
                        : visit.field("entityId").isPresent() ? "entityId" : "metadataUrl";
        return switch (refused.problem().code()) {
            case DISCOVERY_FAILED, METADATA_FAILED, ISSUER_NOT_ACCEPTED, OUTBOUND_REFUSED ->
                Fields.refused(visit.fields(), refused, visit.voice(), source);
            case DOMAINS_REQUIRED -> Fields.refused(visit.fields(), refused, visit.voice(), "domains");
            default -> Fields.refused(visit.fields(), refused, visit.voice());
        };
    }
}
