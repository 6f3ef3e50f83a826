package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import io.seatkeeper.practiceidp.tenant.Hint;
import io.seatkeeper.practiceidp.tenant.Loopback;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authentication request as the authorization endpoint takes it (OpenID Connect Core §3.1.2.1, RFC 7636, and an extra
 * parameter {@code practice_fault}).
 *
 * @param clientId any id
 * @param replyTo where the answer goes
 * @param scope the scopes, {@code openid} among them
 * @param nonce to be put into the ID token
 * @param codeChallenge of method S256
 * @param loginHint who signs in without a page, with the fault behind it taken off
 * @param silent {@code prompt=none}: no page may be shown
 * @param anew {@code prompt=login} or {@code max_age=0}: a session that runs already doesn't count
 * @param maxAge how many seconds ago the person may have proven who they are; null: any time
 * @param fault what is to go wrong with this sign-in
 * @param parameters the request's known parameters as they came, to be carried through a page
 */
record AuthorizationRequest(
        String clientId,
        ReplyAddress replyTo,
        Set<String> scope,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        @Nullable String loginHint,
        boolean silent,
        boolean anew,
        @Nullable Long maxAge,
        @Nullable Fault fault,
        Map<String, String> parameters) {

    private static final int MOST_CHARACTERS = 4_000;
    private static final List<String> KNOWN = List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "response_mode",
            "code_challenge",
            "code_challenge_method",
            "login_hint",
            "prompt",
            "max_age",
            Hint.FAULT_PARAMETER);

    /** What becomes of the parameters of a request. */
    sealed interface Reading {}

    /** A request to be served. */
    record Understood(AuthorizationRequest request) implements Reading {}

    /** A faulty request, answered at the client's address with an OAuth error code. */
    record Refused(ReplyAddress replyTo, String error, String description) implements Reading {}

    /** A request that names no address to answer at: a page says why. */
    record Unanswerable(String reason) implements Reading {}

    /** Reads a request. */
    static Reading read(MultiMap sent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : KNOWN) {
            List<String> values = sent.getAll(name);
            if (values.size() > 1 || values.stream().anyMatch(value -> value.length() > MOST_CHARACTERS)) {
                return new Unanswerable("The parameter " + name + " is there twice, or too long.");
            }
            values.forEach(value -> parameters.put(name, value));
        }
        String clientId = parameters.getOrDefault("client_id", "");
        if (clientId.isBlank() || clientId.length() > 255) {
            return new Unanswerable("The request names no client_id of 1 to 255 characters.");
        }
        Optional<URI> redirectUri = Loopback.address(parameters.get("redirect_uri"));
        if (redirectUri.isEmpty()) {
            return new Unanswerable(
                    "The redirect_uri is not an address on this machine (localhost, 127.0.0.1 or [::1]),"
                            + " and this practice provider answers nowhere else.");
        }
        String mode = parameters.getOrDefault("response_mode", "query");
        ReplyAddress replyTo = new ReplyAddress(redirectUri.get(), mode.equals("form_post"), parameters.get("state"));
        return checked(clientId, replyTo, mode, parameters, sent);
    }

    private static Reading checked(
            String clientId, ReplyAddress replyTo, String mode, Map<String, String> parameters, MultiMap sent) {
        if (!mode.equals("query") && !mode.equals("form_post")) {
            return new Refused(replyTo, "invalid_request", "response_mode is query or form_post");
        }
        if (sent.contains("request") || sent.contains("request_uri")) {
            return new Refused(replyTo, "request_not_supported", "request objects are not supported");
        }
        if (!"code".equals(parameters.get("response_type"))) {
            return new Refused(replyTo, "unsupported_response_type", "response_type is code");
        }
        Set<String> scope = Set.copyOf(words(parameters.getOrDefault("scope", "")));
        if (!scope.contains("openid")) {
            return new Refused(replyTo, "invalid_scope", "scope contains openid");
        }
        String challenge = parameters.get("code_challenge");
        boolean method = parameters.containsKey("code_challenge_method");
        if (challenge == null ? method : !"S256".equals(parameters.get("code_challenge_method"))) {
            return new Refused(replyTo, "invalid_request", "PKCE takes a code_challenge of method S256");
        }
        List<String> prompts = words(parameters.getOrDefault("prompt", ""));
        if (prompts.contains("none") && prompts.size() > 1) {
            return new Refused(replyTo, "invalid_request", "prompt none stands alone");
        }
        String maxAge = parameters.get("max_age");
        if (maxAge != null && !maxAge.matches("\\d{1,9}")) {
            return new Refused(replyTo, "invalid_request", "max_age is a number of seconds");
        }
        return withFault(clientId, replyTo, scope, challenge, prompts, parameters);
    }

    private static Reading withFault(
            String clientId,
            ReplyAddress replyTo,
            Set<String> scope,
            @Nullable String challenge,
            List<String> prompts,
            Map<String, String> parameters) {
        Long maxAge = parameters.containsKey("max_age") ? Long.valueOf(parameters.get("max_age")) : null;
        Hint hint;
        try {
            hint = Hint.read(parameters.get("login_hint"), parameters.get(Hint.FAULT_PARAMETER), Protocols.OIDC);
        } catch (IllegalArgumentException unreadable) {
            return new Refused(replyTo, "invalid_request", String.valueOf(unreadable.getMessage()));
        }
        return new Understood(new AuthorizationRequest(
                clientId,
                replyTo,
                scope,
                parameters.get("nonce"),
                challenge,
                hint.name(),
                prompts.contains("none"),
                prompts.contains("login") || Long.valueOf(0).equals(maxAge),
                maxAge,
                hint.fault(),
                parameters));
    }

    /** Whether a proof of that time is fresh enough. */
    boolean takesProofOf(Instant proven, Instant now) {
        return !anew && (maxAge == null || !proven.isBefore(now.minusSeconds(maxAge)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
