package io.seatkeeper.scim.http;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What bodies are written in (RFC 7644 §3.1 and §8.1). */
final class MediaTypes {
    private static final String SCIM = "application/scim+json";
    private static final String JSON = "application/json";
    private static final Set<String> READ = Set.of(SCIM, JSON);
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private MediaTypes() {}

    /** @throws ContractFailure {@link ErrorCode#UNSUPPORTED_MEDIA_TYPE}; a body of no said type is taken for SCIM's */
    static void check(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        boolean known = READ.contains(parts[0].strip());
        for (String part : parts) {
            String[] parameter = part.strip().split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equals("charset")) {
                known &= UTF_8.contains(parameter[1].strip().replace("\"", ""));
            }
        }
        if (!known) {
            throw new ContractFailure(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Bodies are application/scim+json or application/json, in UTF-8.");
        }
    }

    /** SCIM's own type, unless the client takes plain JSON only. */
    static String answer(HttpServerRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean plain = accept != null && accept.contains(JSON) && !accept.contains(SCIM);
        return (plain ? JSON : SCIM) + ";charset=utf-8";
    }
}
