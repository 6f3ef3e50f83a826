package io.seatkeeper.oauth.application;

import com.nimbusds.jose.jwk.JWKSet;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an application may be registered with, and which redirect URI of a request fits it. */
public final class RegistrationRules {
    private static final int MOST_URIS = 50;
    private static final int LONGEST_URI = 2_000;
    private static final int MOST_KEYS = 10;
    private static final Pattern VISIBLE = Pattern.compile("[!-~&&[^\\\\]]+");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private static final Map<Reason, Map<String, String>> BOUNDS = Map.of(
            Reason.LENGTH, Map.of("least", "1", "most", "200"),
            Reason.TOO_MANY, Map.of("most", String.valueOf(MOST_URIS)));

    private RegistrationRules() {}

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} naming the field */
    static void check(Registration registration) {
        String name = registration.name();
        require(!name.isBlank() && name.length() <= 200, "name", Reason.LENGTH, "name has 1 to 200 characters.");
        require(
                !registration.redirectUris().isEmpty(),
                "redirectUris",
                Reason.REQUIRED,
                "redirectUris names at least one address.");
        checkUris("redirectUris", registration.redirectUris());
        checkUris("postLogoutRedirectUris", registration.postLogoutRedirectUris());
        registration.backchannelLogoutUri().ifPresent(uri -> checkUris("backchannelLogoutUri", List.of(uri)));
        boolean needsKeys = registration.authentication() == Authentication.PRIVATE_KEY_JWT;
        require(
                needsKeys == registration.jwks().isPresent(),
                "jwks",
                Reason.KEYS_MISPLACED,
                "jwks goes with private_key_jwt, and with nothing else.");
        registration.jwks().ifPresent(RegistrationRules::checkKeys);
    }

    /**
     * Whether a request may name this redirect URI: exactly as registered (RFC 9700 §2.1), but for the port of a loopback address
     * (RFC 8252 §7.3).
     */
    public static boolean mayRedirectTo(Registration registration, String wanted) {
        return registration.redirectUris().stream()
                .anyMatch(registered -> registered.equals(wanted) || sameButForPort(registered, wanted));
    }

    private static boolean sameButForPort(String registered, String wanted) {
        URI one = parsed(registered);
        URI other = parsed(wanted);
        return one != null
                && other != null
                && "http".equals(one.getScheme())
                && isNumericLoopback(one)
                && one.getHost().equals(other.getHost())
                && other.getPort() > 0
                && withoutPort(registered, one).equals(withoutPort(wanted, other));
    }

    /** {@code localhost} is left out: only an address is surely this machine. */
    private static boolean isNumericLoopback(URI uri) {
        return LOOPBACK.contains(uri.getHost()) && !uri.getHost().equals("localhost");
    }

    private static String withoutPort(String text, URI uri) {
        return uri.getPort() < 0 ? text : text.replaceFirst(Pattern.quote(":" + uri.getPort()) + "(?=/|\\?|$)", "");
    }

    private static void checkUris(String field, List<String> uris) {
        require(
                uris.size() <= MOST_URIS,
                field,
                Reason.TOO_MANY,
                field + " names at most " + MOST_URIS + " addresses.");
        for (String text : uris) {
            URI uri = parsed(text);
            require(
                    uri != null && isWeb(uri),
                    field,
                    Reason.NO_REDIRECT,
                    field
                            + " holds what can't be one: an https address (http on loopback only) with no user part and no"
                            + " fragment.");
        }
    }

    private static boolean isWeb(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        return scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(uri.getHost()));
    }

    /** An absolute address that every parser reads alike; null for anything else. */
    private static @Nullable URI parsed(String text) {
        if (text.length() > LONGEST_URI || !VISIBLE.matcher(text).matches()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT));
            return plain ? uri : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    /** @throws ContractFailure {@link ErrorCode#INVALID_REQUEST} for what is no set of public keys */
    public static void checkKeys(String jwks) {
        try {
            JWKSet keys = JWKSet.parse(jwks);
            require(
                    !keys.isEmpty() && keys.size() <= MOST_KEYS,
                    "jwks",
                    Reason.NO_KEYS,
                    "jwks holds 1 to " + MOST_KEYS + " keys.");
            require(
                    keys.getKeys().stream().noneMatch(key -> key.isPrivate()),
                    "jwks",
                    Reason.NO_KEYS,
                    "jwks holds a private key; only public ones belong here.");
        } catch (ParseException malformed) {
            throw ContractFailure.at("jwks", Reason.NO_KEYS, "jwks is no JWK set.");
        }
    }

    private static void require(boolean holds, String field, Reason reason, String otherwise) {
        if (!holds) {
            throw ContractFailure.at(field, reason, BOUNDS.getOrDefault(reason, Map.of()), otherwise);
        }
    }
}
