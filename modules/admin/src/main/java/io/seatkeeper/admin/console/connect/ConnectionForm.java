package io.seatkeeper.admin.console.connect;

import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Fields;
import io.seatkeeper.admin.console.page.Visit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
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
            "ssoUrl");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private ConnectionForm() {}

    static JsonObject body(Visit visit) {
        JsonObject body = new JsonObject();
        TEXTS.forEach(name -> visit.field(name).ifPresent(value -> body.put(name, value.strip())));
        visit.field("domains").ifPresent(text -> body.put("domains", words(text)));
        visit.field("certificates").ifPresent(text -> body.put("certificates", certificates(text)));
        return body;
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
