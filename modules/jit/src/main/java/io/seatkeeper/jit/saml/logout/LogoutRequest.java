package io.seatkeeper.jit.saml.logout;

import static io.seatkeeper.jit.saml.request.Draft.ASSERTION;
import static io.seatkeeper.jit.saml.request.Draft.PROTOCOL;

import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.request.Draft;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tells a provider that somebody has signed out here (SAML core §3.7.1).
 *
 * @param id known to nobody before, begins with no digit
 * @param issuer our entity ID
 * @param destination where it is sent
 * @param nameId the person, in the provider's own words
 * @param sessionIndex which of their sessions; empty: all
 */
public record LogoutRequest(
        String id, String issuer, String destination, NameId nameId, Optional<String> sessionIndex, Instant at) {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** The message, not signed yet. */
    public Draft draft() {
        Draft root = Draft.root(PROTOCOL, "samlp:LogoutRequest")
                .attribute("ID", id)
                .attribute("Version", "2.0")
                .attribute("IssueInstant", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .attribute("Destination", destination)
                .attribute(
                        "NotOnOrAfter",
                        at.truncatedTo(ChronoUnit.SECONDS).plus(LIFETIME).toString());
        root.child(ASSERTION, "saml:Issuer").text(issuer);
        Draft name = root.child(ASSERTION, "saml:NameID").text(nameId.value());
        nameId.format().ifPresent(format -> name.attribute("Format", format));
        nameId.nameQualifier().ifPresent(qualifier -> name.attribute("NameQualifier", qualifier));
        nameId.spNameQualifier().ifPresent(qualifier -> name.attribute("SPNameQualifier", qualifier));
        sessionIndex.ifPresent(
                index -> root.child(PROTOCOL, "samlp:SessionIndex").text(index));
        return root;
    }
}
