package io.seatkeeper.jit.session;

import io.seatkeeper.jit.saml.message.NameId;
import java.util.List;
import java.util.Optional;

/**
 * Sessions as their provider names them when it ends them, in either protocol.
 *
 * @param subject whose; empty: whoever has one of the provider's sessions
 * @param anyCase whether the subject is compared without regard to case
 * @param providerSessions which of them; empty: all of the subject's
 * @param format the NameID's, which must be the session's; empty: any
 * @param nameQualifier likewise
 * @param spNameQualifier likewise
 * @param provider what a session's NameID without a qualifier is taken to be qualified by
 * @param ourselves likewise, for the other qualifier
 */
public record NamedSessions(
        Optional<String> subject,
        boolean anyCase,
        List<String> providerSessions,
        Optional<String> format,
        Optional<String> nameQualifier,
        Optional<String> spNameQualifier,
        String provider,
        String ourselves) {
    private static final String UNSPECIFIED = ":nameid-format:unspecified";

    public NamedSessions {
        providerSessions = List.copyOf(providerSessions);
    }

    /** As a logout token names them (Back-Channel Logout §2.7): by {@code sub}, by {@code sid}, or by both. */
    public static NamedSessions byToken(Optional<String> subject, Optional<String> providerSession) {
        return new NamedSessions(
                subject,
                false,
                providerSession.stream().toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "");
    }

    /**
     * As a LogoutRequest names them (SAML core §3.7.1). An unspecified format is no word about it, so any will do: whoever
     * asks for too little of a logout would leave somebody signed in.
     *
     * @param provider entity ID of the identity provider
     * @param ourselves our entity ID
     */
    public static NamedSessions byRequest(
            NameId nameId, List<String> sessionIndexes, String provider, String ourselves) {
        return new NamedSessions(
                Optional.of(nameId.value()),
                nameId.isAddress(),
                sessionIndexes,
                nameId.format().filter(format -> !format.endsWith(UNSPECIFIED)),
                Optional.of(nameId.nameQualifier().orElse(provider)),
                Optional.of(nameId.spNameQualifier().orElse(ourselves)),
                provider,
                ourselves);
    }
}
