package io.seatkeeper.jit.oidc;

import io.seatkeeper.jit.identity.AttributeMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a connection to an OpenID provider holds. Made by {@link OidcSettingsReader}, which checks what an admin enters.
 *
 * @param issuer compared exactly with what discovery, callback and ID token say
 * @param authentication how the token endpoint is shown that it is us
 * @param attributes claims to read instead of the preset's
 * @param scopes asked for, {@code openid} among them
 * @param clockSkew by how much clocks may differ, at most 5 minutes
 * @param trustUnverifiedEmail the waiver: an {@code email_verified} of false does not count
 * @param hostedDomain Google's {@code hd} that is let in
 * @param maxAge how long ago a person may have proven who they are
 * @param acrValues of which the ID token names one; empty: any or none
 * @param prompt what the provider is asked to ask, as OpenID Connect Core §3.1.2.1 spells it
 */
public record OidcSettings(
        String issuer,
        String clientId,
        ClientAuthentication authentication,
        ProviderPreset preset,
        AttributeMapping attributes,
        List<String> scopes,
        Duration clockSkew,
        ResponseMode responseMode,
        boolean trustUnverifiedEmail,
        Optional<String> hostedDomain,
        Optional<Duration> maxAge,
        List<String> acrValues,
        Optional<String> prompt) {
    /** By how much clocks may differ where nothing else is said. */
    public static final Duration USUAL_SKEW = Duration.ofSeconds(60);

    public OidcSettings {
        scopes = List.copyOf(scopes);
        acrValues = List.copyOf(acrValues);
    }
}
