package io.seatkeeper.jit.saml;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SamlConfiguration;
import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.jit.saml.SamlSettings.LoginHint;
import io.seatkeeper.jit.saml.metadata.Binding;
import io.seatkeeper.jit.saml.response.ResponseExpectation;
import java.time.Duration;
import java.util.List;

/** Checks what an admin enters for a SAML provider. Fails with {@link ErrorCode#INVALID_REQUEST}. */
public final class SamlSettingsReader {
    private static final int LONGEST_URI = 500;
    private static final int MOST_CONTEXTS = 10;
    private static final int MOST_SKEW_SECONDS = 300;

    private SamlSettingsReader() {}

    public static SamlSettings read(SamlConfiguration entered) {
        if (entered.authnContexts().size() > MOST_CONTEXTS) {
            throw invalid("At most " + MOST_CONTEXTS + " authnContexts are asked for.");
        }
        List<String> contexts = entered.authnContexts().stream()
                .map(context -> uri("authnContexts", context))
                .toList();
        return new SamlSettings(
                AttributeMapping.read(entered.attributes()),
                entered.requestBinding().map(SamlSettingsReader::binding),
                entered.forceAuthn().orElse(false),
                contexts,
                entered.nameIdFormat().map(format -> uri("nameIdFormat", format)),
                entered.loginHint().map(SamlSettingsReader::loginHint).orElse(LoginHint.LOGIN_HINT),
                entered.allowIdpInitiated().orElse(false),
                entered.clockSkewSeconds().map(SamlSettingsReader::skew).orElse(ResponseExpectation.USUAL_SKEW));
    }

    private static Binding binding(String text) {
        return switch (text) {
            case "redirect" -> Binding.REDIRECT;
            case "post" -> Binding.POST;
            default -> throw invalid("The requestBinding is redirect or post.");
        };
    }

    private static LoginHint loginHint(String text) {
        return switch (text) {
            case "none" -> LoginHint.NONE;
            case "subject" -> LoginHint.SUBJECT;
            case "login_hint" -> LoginHint.LOGIN_HINT;
            case "username" -> LoginHint.USERNAME;
            default -> throw invalid("The loginHint is none, subject, login_hint or username.");
        };
    }

    private static Duration skew(int seconds) {
        if (seconds < 0 || seconds > MOST_SKEW_SECONDS) {
            throw invalid("The clockSkewSeconds are 0 to " + MOST_SKEW_SECONDS + ".");
        }
        return Duration.ofSeconds(seconds);
    }

    private static String uri(String field, String text) {
        boolean fits = !text.isBlank()
                && text.length() <= LONGEST_URI
                && text.chars().noneMatch(character -> character <= ' ' || Character.isISOControl(character));
        if (!fits) {
            throw invalid("Each of " + field + " is a URI of 1 to " + LONGEST_URI + " characters without a space.");
        }
        return text;
    }

    private static ContractFailure invalid(String message) {
        return new ContractFailure(ErrorCode.INVALID_REQUEST, message);
    }
}
