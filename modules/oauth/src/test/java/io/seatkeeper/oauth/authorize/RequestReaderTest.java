package io.seatkeeper.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Applications.Signing;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.oauth.error.OauthFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Application APPLICATION = new Application(
            new ApplicationId(Ids.next()),
            Optional.empty(),
            new Registration(
                    "Training",
                    Authentication.NONE,
                    List.of("https://app.example/callback"),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Signing.ES256,
                    false),
            List.of(),
            1,
            Instant.EPOCH);

    @Test
    void goodRequestIsReadWhole() {
        AuthorizationRequest read = RequestReader.read(
                APPLICATION,
                good(Map.of(
                        "scope", "openid email unheard_of",
                        "nonce", "n",
                        "state", "s",
                        "prompt", "login",
                        "max_age", "60",
                        "login_hint", "ada@acme.example",
                        "organization", "acme",
                        "response_mode", "form_post")));

        assertThat(read.scope()).isEqualTo("openid email");
        assertThat(read.nonce()).contains("n");
        assertThat(read.prompt()).containsExactly("login");
        assertThat(read.maxAge()).contains(Duration.ofMinutes(1));
        assertThat(read.organization()).contains("acme");
        assertThat(read.replyTo())
                .isEqualTo(new AuthorizationRequest.ReplyTo("https://app.example/callback", true, Optional.of("s")));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, short, invalid_request",
        "scope, profile, invalid_scope",
        "prompt, none login, invalid_request",
        "prompt, other, invalid_request",
        "max_age, -1, invalid_request",
        "organization, ../evil, invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported"
    })
    void whatCannotBeGrantedIsRefusedByItsCode(String name, String value, String error) {
        assertRefused(good(Map.of(name, value)), error);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, unsupported_response_type",
        "code_challenge, invalid_request",
        "code_challenge_method, invalid_request",
        "scope, invalid_scope"
    })
    void nothingThatProtectsMayBeLeftOut(String name, String error) {
        Map<String, String> parameters = good(Map.of());
        parameters.remove(name);
        assertRefused(parameters, error);
    }

    @Test
    void answerGoesNowhereButToARegisteredAddress() {
        assertThatThrownBy(() ->
                        RequestReader.replyTo(APPLICATION, Map.of("redirect_uri", "https://evil.example/callback")))
                .isInstanceOf(OauthFailure.class);
        assertThatThrownBy(() -> RequestReader.replyTo(APPLICATION, Map.of())).isInstanceOf(OauthFailure.class);
    }

    private static void assertRefused(Map<String, String> parameters, String error) {
        assertThatThrownBy(() -> RequestReader.read(APPLICATION, parameters))
                .isInstanceOfSatisfying(
                        OauthFailure.class,
                        refusal -> assertThat(refusal.kind().text()).isEqualTo(error));
    }

    private static Map<String, String> good(Map<String, String> changes) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "response_type", "code",
                "redirect_uri", "https://app.example/callback",
                "scope", "openid",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        parameters.putAll(changes);
        return parameters;
    }
}
