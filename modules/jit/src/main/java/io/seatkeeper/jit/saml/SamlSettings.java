package io.seatkeeper.jit.saml;

import io.seatkeeper.jit.identity.AttributeMapping;
import io.seatkeeper.jit.saml.metadata.Binding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a connection to a SAML provider behaves. Made by {@link SamlSettingsReader}, which checks what an admin enters.
 *
 * @param attributes to read instead of the usual ones
 * @param requestBinding how requests go; empty: by redirect where the provider has it
 * @param forceAuthn whether people must prove anew who they are
 * @param contexts AuthnContextClassRefs asked for, best first; empty: any
 * @param nameIdFormat asked for; empty: the provider chooses
 * @param takesUnsolicited whether a response that nobody asked for is taken
 * @param clockSkew by how much clocks may differ, at most 5 minutes
 */
public record SamlSettings(
        AttributeMapping attributes,
        Optional<Binding> requestBinding,
        boolean forceAuthn,
        List<String> contexts,
        Optional<String> nameIdFormat,
        LoginHint loginHint,
        boolean takesUnsolicited,
        Duration clockSkew) {
    public SamlSettings {
        contexts = List.copyOf(contexts);
    }

    /** How the provider is told whom to ask for. */
    public enum LoginHint {
        NONE,
        /** As the request's Subject (core §3.4.1). */
        SUBJECT,
        /** As the query parameter {@code login_hint}: Entra, Okta, Google; others pass over it. */
        LOGIN_HINT,
        /** As the query parameter {@code username}: ADFS. */
        USERNAME
    }
}
