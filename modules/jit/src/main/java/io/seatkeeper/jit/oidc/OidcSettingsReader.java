package io.seatkeeper.jit.oidc;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.seatkeeper.contract.Connections.OidcConfiguration;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Flaw;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.jit.identity.AttributeMapping;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what an admin enters for an OpenID provider into settings, or says what is wrong with it. Fails with {@link
 * ErrorCode#INVALID_REQUEST} or, for an issuer that would let strangers in, {@link ErrorCode#ISSUER_NOT_ACCEPTED}.
 */
public final class OidcSettingsReader {
    private static final int LONGEST_URL = 1_000;
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_SECRET = 2_048;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int MOST_SCOPES = 20;
    private static final int MOST_SKEW_SECONDS = 300;
    private static final int MOST_AGE_SECONDS = 86_400;
    private static final int MOST_ACR_VALUES = 10;
    private static final Set<String> PROMPTS = Set.of("login", "consent", "select_account");
    private static final List<String> USUAL_SCOPES = List.of("profile", "email");

    private OidcSettingsReader() {}

    /** @param entered with the secret or key that is to be used, also where an update left it as it was */
    public static OidcSettings read(OidcConfiguration entered) {
        URI issuer = issuer(entered.issuer());
        ProviderPreset preset =
                entered.preset().map(OidcSettingsReader::preset).orElseGet(() -> SharedIssuers.presetOf(issuer));
        Optional<String> hostedDomain = entered.hostedDomain().map(OidcSettingsReader::domain);
        SharedIssuers.refusal(issuer, preset, hostedDomain).ifPresent(advice -> {
            throw new ContractFailure(ErrorCode.ISSUER_NOT_ACCEPTED, advice);
        });
        return new OidcSettings(
                entered.issuer(),
                bounded("clientId", entered.clientId(), LONGEST_TEXT),
                authentication(entered),
                preset,
                AttributeMapping.read(entered.attributes()),
                scopes(entered.scopes()),
                entered.demands()
                        .clockSkewSeconds()
                        .map(seconds -> seconds("clockSkewSeconds", seconds, MOST_SKEW_SECONDS))
                        .orElse(OidcSettings.USUAL_SKEW),
                entered.responseMode().map(OidcSettingsReader::responseMode).orElse(ResponseMode.QUERY),
                entered.trustUnverifiedEmail().orElse(preset == ProviderPreset.KEYCLOAK),
                hostedDomain,
                entered.demands().maxAge().map(seconds -> seconds("maxAge", seconds, MOST_AGE_SECONDS)),
                acrValues(entered.demands().acrValues()),
                entered.demands().prompt().map(OidcSettingsReader::prompt));
    }

    private static Duration seconds(String field, int seconds, int most) {
        if (seconds < 0 || seconds > most) {
            throw invalid(field + " is 0 to " + most + " seconds.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static List<String> acrValues(List<String> entered) {
        boolean wellFormed = entered.stream().allMatch(value -> value.matches("[!-~]{1,255}"));
        if (!wellFormed || entered.size() > MOST_ACR_VALUES) {
            throw invalid("acrValues holds at most 10 names of 1 to 255 characters without a space.");
        }
        return entered;
    }

    private static String prompt(String text) {
        if (!PROMPTS.contains(text)) {
            throw invalid("prompt is login, consent or select_account.");
        }
        return text;
    }

    private static URI issuer(String text) {
        bounded("issuer", text, LONGEST_URL);
        try {
            URI issuer = new URI(text);
            boolean web = "https".equalsIgnoreCase(issuer.getScheme()) || "http".equalsIgnoreCase(issuer.getScheme());
            boolean plain =
                    issuer.getRawQuery() == null && issuer.getRawFragment() == null && issuer.getRawUserInfo() == null;
            if (web && plain && issuer.getHost() != null) {
                return issuer;
            }
        } catch (URISyntaxException malformed) {
            // answered below
        }
        throw ContractFailure.at(
                "issuer",
                Flaw.Reason.NO_ISSUER,
                "issuer is an https URL without query, fragment and user (OpenID Connect Discovery §3).");
    }

    private static ProviderPreset preset(String text) {
        return switch (text) {
            case "generic" -> ProviderPreset.GENERIC;
            case "entra" -> ProviderPreset.ENTRA;
            case "okta" -> ProviderPreset.OKTA;
            case "google" -> ProviderPreset.GOOGLE;
            case "keycloak" -> ProviderPreset.KEYCLOAK;
            default -> throw invalid("preset is one of generic, entra, okta, google, keycloak.");
        };
    }

    private static ResponseMode responseMode(String text) {
        return switch (text) {
            case "query" -> ResponseMode.QUERY;
            case "form_post" -> ResponseMode.FORM_POST;
            default -> throw invalid("responseMode is query or form_post.");
        };
    }

    private static ClientAuthentication authentication(OidcConfiguration entered) {
        String method = entered.clientAuthentication()
                .orElse(entered.clientKey().isPresent() ? "private_key_jwt" : "as_announced");
        return switch (method) {
            case "as_announced" -> new ClientAuthentication.SecretAsAnnounced(secret(entered));
            case "client_secret_basic" -> new ClientAuthentication.SecretBasic(secret(entered));
            case "client_secret_post" -> new ClientAuthentication.SecretPost(secret(entered));
            case "private_key_jwt" -> new ClientAuthentication.PrivateKeyJwt(key(entered));
            default ->
                throw invalid(
                        "clientAuthentication is one of client_secret_basic, client_secret_post, private_key_jwt.");
        };
    }

    private static String secret(OidcConfiguration entered) {
        return bounded(
                "clientSecret",
                entered.clientSecret()
                        .orElseThrow(() -> ContractFailure.at(
                                "clientSecret", Flaw.Reason.REQUIRED, "clientSecret or clientKey is needed.")),
                LONGEST_SECRET);
    }

    private static JWK key(OidcConfiguration entered) {
        String text = entered.clientKey()
                .orElseThrow(() -> ContractFailure.at(
                        "keys", Flaw.Reason.REQUIRED, "A private key is needed for private_key_jwt."));
        try {
            JWK key = JWK.parse(text);
            boolean fits = switch (key) {
                case RSAKey rsa -> rsa.size() >= LEAST_RSA_BITS;
                case ECKey ec -> Set.of(Curve.P_256, Curve.P_384, Curve.P_521).contains(ec.getCurve());
                case OctetKeyPair pair -> Curve.Ed25519.equals(pair.getCurve());
                default -> false;
            };
            if (fits && key.isPrivate()) {
                return key;
            }
        } catch (ParseException malformed) {
            // answered below, without quoting a word of what may be a key
        }
        throw ContractFailure.at(
                "keys",
                Flaw.Reason.NO_KEYS,
                "keys holds a private JWK: RSA of at least 2048 bits, EC P-256, P-384 or P-521, or Ed25519.");
    }

    private static List<String> scopes(List<String> entered) {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add("openid");
        scopes.addAll(entered.isEmpty() ? USUAL_SCOPES : entered);
        boolean wellFormed = scopes.stream().allMatch(scope -> scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}"));
        if (!wellFormed || scopes.size() > MOST_SCOPES) {
            throw ContractFailure.at(
                    "scopes",
                    wellFormed ? Flaw.Reason.TOO_MANY : Flaw.Reason.PATTERN,
                    Map.of("most", String.valueOf(MOST_SCOPES - 1)),
                    "scopes holds at most 19 names beside openid, as RFC 6749 §3.3 writes them.");
        }
        return List.copyOf(scopes);
    }

    private static String domain(String text) {
        return MailAddress.asciiDomain(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> ContractFailure.at(
                        "hostedDomain", Flaw.Reason.NO_DOMAIN, "hostedDomain is a domain, such as example.com."));
    }

    private static String bounded(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw ContractFailure.atLength(field, most, field + " has 1 to " + most + " characters.");
        }
        return text;
    }

    private static ContractFailure invalid(String message) {
        return new ContractFailure(ErrorCode.INVALID_REQUEST, message);
    }
}
