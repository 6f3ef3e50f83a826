package io.seatkeeper.oauth.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.Applications.Registration;
import io.seatkeeper.contract.Applications.Signing;
import io.seatkeeper.contract.ContractFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback",
                "https://app.example:8443/callback?tenant=1",
                "http://127.0.0.1/callback",
                "http://[::1]:3000/callback",
                "http://localhost:3000/callback"
            })
    void addressThatOnlyTheApplicationCanHearIsTaken(String uri) {
        assertThatCode(() -> RegistrationRules.check(registration(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/callback",
                "https://user@app.example/callback",
                "https://app.example/callback#fragment",
                "https://App.example/callback",
                "https:/callback",
                "/callback",
                "javascript:alert(1)",
                "com.example.app:/callback",
                "https://app.example\\@evil.example/",
                "https://app.example/call back",
                "http://127.0.0.1.evil.example/"
            })
    void addressThatSomebodyElseMightHearIsRefused(String uri) {
        assertThatThrownBy(() -> RegistrationRules.check(registration(uri)))
                .isInstanceOf(ContractFailure.class)
                .hasMessageContaining("redirectUris");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/callback, https://app.example/callback, true",
        "https://app.example/callback, https://app.example/callback/, false",
        "https://app.example/callback, https://app.example/callback?x=1, false",
        "https://app.example/callback, https://app.example/CALLBACK, false",
        "https://app.example/callback, https://app.example:443/callback, false",
        "https://app.example/callback, https://app.example@evil.example/callback, false",
        "https://app.example/callback, https://app.example.evil.example/callback, false",
        "https://app.example/callback, http://app.example/callback, false",
        "https://app.example/callback, https://app.example/x/../callback, false",
        "http://127.0.0.1/callback, http://127.0.0.1:51004/callback, true",
        "http://127.0.0.1:3000/callback, http://127.0.0.1:51004/callback, true",
        "http://[::1]/callback, http://[::1]:51004/callback, true",
        "http://127.0.0.1/callback, http://127.0.0.2:51004/callback, false",
        "http://127.0.0.1/callback, http://127.0.0.1:51004/other, false",
        "http://127.0.0.1/callback, https://127.0.0.1:51004/callback, false",
        "http://localhost:3000/callback, http://localhost:3001/callback, false",
        "https://127.0.0.1/callback, https://127.0.0.1:8443/callback, false",
        "http://127.0.0.1/callback, http://127.0.0.1:51004@evil.example/callback, false",
        "http://127.0.0.1/callback, http://127.0.0.1:51004/callback#x, false"
    })
    void requestNamesTheVeryAddressThatIsRegistered(String registered, String wanted, boolean fits) {
        assertThat(RegistrationRules.mayRedirectTo(registration(registered), wanted))
                .isEqualTo(fits);
    }

    @Test
    void keysGoWithPrivateKeyJwtAlone() {
        assertThatThrownBy(() -> RegistrationRules.check(with(Authentication.PRIVATE_KEY_JWT, Optional.empty())))
                .hasMessageContaining("jwks");
        assertThatThrownBy(() ->
                        RegistrationRules.check(with(Authentication.CLIENT_SECRET_BASIC, Optional.of("{\"keys\":[]}"))))
                .hasMessageContaining("jwks");
    }

    @Test
    void privateKeyIsNotKept() {
        String jwks = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}";
        assertThatThrownBy(() -> RegistrationRules.check(with(Authentication.PRIVATE_KEY_JWT, Optional.of(jwks))))
                .hasMessageContaining("private key");
    }

    private static Registration registration(String redirectUri) {
        return new Registration(
                "Training",
                Authentication.CLIENT_SECRET_BASIC,
                List.of(redirectUri),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Signing.RS256,
                false);
    }

    private static Registration with(Authentication authentication, Optional<String> jwks) {
        return new Registration(
                "Training",
                authentication,
                List.of("https://app.example/callback"),
                List.of(),
                Optional.empty(),
                jwks,
                Signing.RS256,
                false);
    }
}
