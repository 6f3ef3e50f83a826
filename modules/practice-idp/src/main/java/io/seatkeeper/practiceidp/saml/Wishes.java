package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.tenant.SigningKeys;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a response is to be made, asked for in the query of the sign-in address. The metadata document takes the same query
 * and publishes addresses that carry it, so that a connection made from {@code /saml/metadata?sign=both} is served so.
 *
 * @param sign {@code assertion} (the default), {@code response} or {@code both}
 * @param encrypt {@code none} (the default), {@code assertion}, {@code nameid} or {@code both}
 * @param alg {@code rsa-sha256} (the default), {@code rsa-pss} or {@code ecdsa-sha256}
 * @param nameid {@code asked} (the default: as the request says), {@code email}, {@code persistent}, {@code transient},
 *     {@code unspecified} or {@code none}: without a Format
 */
record Wishes(String sign, String encrypt, String alg, String nameid) {
    private static final Map<String, List<String>> CHOICES = Map.of(
            "sign", List.of("assertion", "response", "both"),
            "encrypt", List.of("none", "assertion", "nameid", "both"),
            "alg", List.of("rsa-sha256", "rsa-pss", "ecdsa-sha256"),
            "nameid", List.of("asked", "email", "persistent", "transient", "unspecified", "none"));

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when a value is none of the choices
     */
    static Wishes read(MultiMap query) {
        return new Wishes(
                chosen(query, "sign"), chosen(query, "encrypt"), chosen(query, "alg"), chosen(query, "nameid"));
    }

    /** What differs from the defaults, as a query with its question mark, or empty. */
    String query() {
        StringBuilder query = new StringBuilder();
        Map.of("sign", sign, "encrypt", encrypt, "alg", alg, "nameid", nameid).forEach((name, value) -> {
            if (!value.equals(first(name))) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append("=")
                        .append(value);
            }
        });
        return query.toString();
    }

    boolean signsAssertion() {
        return !sign.equals("response");
    }

    boolean signsResponse() {
        return !sign.equals("assertion");
    }

    boolean encryptsAssertion() {
        return encrypt.equals("assertion") || encrypt.equals("both");
    }

    boolean encryptsNameId() {
        return encrypt.equals("nameid") || encrypt.equals("both");
    }

    boolean elliptic() {
        return alg.equals("ecdsa-sha256");
    }

    /** How this tenant signs then. */
    SignatureStyle style(SigningKeys keys) {
        SamlKey key = elliptic() ? keys.elliptic() : keys.certified();
        SignatureStyle usual = SignatureStyle.of(key);
        return alg.equals("rsa-pss") ? usual.withMethod(SignatureStyle.RSA_PSS_SHA256) : usual;
    }

    /** The NameID's Format, given the one that the request asks for; empty text where none is to be named. */
    String nameIdFormat(@Nullable String asked) {
        return switch (nameid) {
            case "persistent" -> NameId.PERSISTENT;
            case "transient" -> NameId.TRANSIENT;
            case "unspecified" -> NameId.UNSPECIFIED;
            case "none" -> "";
            case "asked" -> asked == null || asked.equals(NameId.UNSPECIFIED) ? NameId.EMAIL : asked;
            default -> NameId.EMAIL;
        };
    }

    private static String chosen(MultiMap query, String name) {
        String value = query.get(name);
        if (value == null || value.isEmpty()) {
            return first(name);
        }
        if (!choices(name).contains(value)) {
            throw new IllegalArgumentException(name + " is one of " + String.join(", ", choices(name)));
        }
        return value;
    }

    private static String first(String name) {
        return choices(name).getFirst();
    }

    private static List<String> choices(String name) {
        return CHOICES.getOrDefault(name, List.of());
    }
}
