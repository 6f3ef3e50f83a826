package io.seatkeeper.jit.saml.logout;

import static io.seatkeeper.jit.saml.request.Draft.ASSERTION;
import static io.seatkeeper.jit.saml.request.Draft.PROTOCOL;

import io.seatkeeper.jit.saml.request.Draft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tells a provider that the sessions that it named have ended here (SAML core §3.7.2). There is no other answer: where they
 * could not be ended, none is given.
 *
 * @param id known to nobody before, begins with no digit
 * @param inResponseTo the provider's request
 * @param issuer our entity ID
 * @param destination where it is sent
 */
public record LogoutResponse(String id, String inResponseTo, String issuer, String destination, Instant at) {
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /** The message, not signed yet. */
    public Draft draft() {
        Draft root = Draft.root(PROTOCOL, "samlp:LogoutResponse")
                .attribute("ID", id)
                .attribute("InResponseTo", inResponseTo)
                .attribute("Version", "2.0")
                .attribute("IssueInstant", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .attribute("Destination", destination);
        root.child(ASSERTION, "saml:Issuer").text(issuer);
        root.child(PROTOCOL, "samlp:Status").child(PROTOCOL, "samlp:StatusCode").attribute("Value", SUCCESS);
        return root;
    }
}
