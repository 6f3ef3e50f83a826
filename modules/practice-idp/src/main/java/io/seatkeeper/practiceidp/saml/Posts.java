package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.message.RedirectBinding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a form by the POST binding (SAML Bindings §3.5). */
final class Posts {
    private Posts() {}

    /** A response, with the RelayState unless it is null. */
    static Map<String, String> response(String xml, @Nullable String relayState) {
        return fields(RedirectBinding.RESPONSE, xml, relayState);
    }

    /** A request or a response. */
    static Map<String, String> fields(String parameter, String xml, @Nullable String relayState) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(parameter, Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)));
        if (relayState != null) {
            fields.put("RelayState", relayState);
        }
        return fields;
    }

    /**
     * The message that a field holds.
     *
     * @throws IllegalArgumentException when it is not base64
     */
    static String message(String field) {
        return new String(Base64.getMimeDecoder().decode(field), StandardCharsets.UTF_8);
    }
}
