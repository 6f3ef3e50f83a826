package io.seatkeeper.jit.provision;

import io.seatkeeper.contract.Check;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.jit.saml.message.NameId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a protocol has made sure of.
 *
 * @param checks every comparison that was made
 * @param subject the provider's own name of the person, for its logouts
 * @param providerSession the provider's own name of its session, for its logouts
 * @param nameId the same name as SAML has it, with its format and qualifiers; empty for OpenID Connect
 * @param idToken shown to the provider at our logout
 * @param sessionExpiry when the provider wants the session to end
 * @param authenticatedAt when the person proved who they are, by the provider's clock; empty where it doesn't say
 */
public record Proof(
        VerifiedIdentity identity,
        List<Check> checks,
        Optional<String> subject,
        Optional<String> providerSession,
        Optional<NameId> nameId,
        Optional<String> idToken,
        Optional<Instant> sessionExpiry,
        Optional<Instant> authenticatedAt) {
    public Proof {
        checks = List.copyOf(checks);
    }

    @Override
    public String toString() {
        return "Proof[identity=" + identity + "]";
    }
}
