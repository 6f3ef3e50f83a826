package io.seatkeeper.oauth.authorize;

import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.oauth.application.RegistrationRules;
import io.seatkeeper.oauth.authorize.AuthorizationRequest.ReplyTo;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads authorization requests: a pure function of application and parameters. */
public final class RequestReader {
    /** The scopes that there are. */
    public static final List<String> SCOPES = List.of("openid", "profile", "email", "offline_access");

    /** What is read of a request; nothing else is kept or judged. */
    private static final Set<String> PARAMETERS = Set.of(
            "response_type",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "response_mode",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "max_age",
            "login_hint",
            "organization",
            "request");

    private static final Set<String> PROMPTS = Set.of("none", "login", "select_account", "consent");
    private static final int LONGEST = 1_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,63}");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RequestReader() {}

    /** Those of the parameters that mean something here (RFC 6749 §3.1: others are passed over). */
    public static Map<String, String> known(Map<String, String> sent) {
        Map<String, String> known = new TreeMap<>(sent);
        known.keySet().retainAll(PARAMETERS);
        return known;
    }

    /**
     * Where an answer to this request goes, also a refusal. Fails where it may go nowhere: then the person is told on a page of ours
     * (RFC 6749 §3.1.2.4).
     */
    public static ReplyTo replyTo(Application application, Map<String, String> parameters) {
        String redirectUri = parameters.get("redirect_uri");
        if (redirectUri == null || !RegistrationRules.mayRedirectTo(application.registration(), redirectUri)) {
            throw OauthFailure.of(
                    Kind.INVALID_REQUEST, "redirect_uri is not one that the application is registered with.");
        }
        return new ReplyTo(
                redirectUri,
                "form_post".equals(parameters.get("response_mode")),
                Optional.ofNullable(parameters.get("state")));
    }

    /** The request; {@link OauthFailure} says what is wrong with it. */
    public static AuthorizationRequest read(Application application, Map<String, String> parameters) {
        ReplyTo replyTo = replyTo(application, parameters);
        parameters.forEach((name, value) -> require(
                value.length() <= LONGEST || name.equals("redirect_uri"), name + " is longer than 1000 characters."));
        if (parameters.containsKey("request")) {
            throw OauthFailure.of(
                    Kind.REQUEST_NOT_SUPPORTED, "Request objects are not taken; push the request instead.");
        }
        if (!"code".equals(parameters.get("response_type"))) {
            throw OauthFailure.of(Kind.UNSUPPORTED_RESPONSE_TYPE, "response_type is code.");
        }
        String mode = parameters.getOrDefault("response_mode", "query");
        require(mode.equals("query") || mode.equals("form_post"), "response_mode is query or form_post.");
        require("S256".equals(parameters.get("code_challenge_method")), "code_challenge_method is S256.");
        String challenge = parameters.getOrDefault("code_challenge", "");
        require(CHALLENGE.matcher(challenge).matches(), "code_challenge is missing or no SHA-256 in base64url.");
        return new AuthorizationRequest(
                application,
                replyTo,
                scope(parameters.getOrDefault("scope", "")),
                Optional.ofNullable(parameters.get("nonce")),
                challenge,
                prompt(parameters.getOrDefault("prompt", "")),
                maxAge(parameters),
                Optional.ofNullable(parameters.get("login_hint")),
                organization(parameters),
                parameters);
    }

    /** What we don't know is left out, as OpenID Connect Core §3.1.2.1 asks; without openid it is none of our requests. */
    private static String scope(String asked) {
        List<String> names = Arrays.asList(asked.split(" ", -1));
        if (!names.contains("openid")) {
            throw OauthFailure.of(Kind.INVALID_SCOPE, "scope names openid.");
        }
        return String.join(" ", SCOPES.stream().filter(names::contains).toList());
    }

    private static Set<String> prompt(String asked) {
        Set<String> prompts = new TreeSet<>(asked.isEmpty() ? List.of() : Arrays.asList(asked.split(" ", -1)));
        require(PROMPTS.containsAll(prompts), "prompt is none, login, select_account or consent.");
        require(!prompts.contains("none") || prompts.size() == 1, "prompt none goes with nothing else.");
        return prompts;
    }

    private static Optional<Duration> maxAge(Map<String, String> parameters) {
        String seconds = parameters.get("max_age");
        require(seconds == null || SECONDS.matcher(seconds).matches(), "max_age is a number of seconds.");
        return Optional.ofNullable(seconds).map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Optional<String> organization(Map<String, String> parameters) {
        String slug = parameters.get("organization");
        require(slug == null || SLUG.matcher(slug).matches(), "organization is an organization's slug.");
        return Optional.ofNullable(slug);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, otherwise);
        }
    }
}
