package io.seatkeeper.jit.saml.request;

import static io.seatkeeper.jit.saml.request.Draft.ASSERTION;
import static io.seatkeeper.jit.saml.request.Draft.PROTOCOL;

import io.seatkeeper.jit.saml.metadata.Binding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of an identity provider (SAML core §3.4.1).
 *
 * @param id known to nobody before, begins with no digit
 * @param issuer our entity ID
 * @param destination where it is sent
 * @param acsUrl where the answer is wanted, by POST
 * @param forceAuthn whether the person must prove anew who they are
 * @param contexts of which one is asked for, exactly, best first; empty: any
 * @param nameIdFormat asked for; empty: the provider chooses
 * @param subject whom the provider should ask for; empty: it asks
 */
public record AuthnRequest(
        String id,
        String issuer,
        String destination,
        String acsUrl,
        Instant at,
        boolean forceAuthn,
        List<String> contexts,
        Optional<String> nameIdFormat,
        Optional<String> subject) {
    private static final String ADDRESS = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    public AuthnRequest {
        contexts = List.copyOf(contexts);
    }

    /** The message, not signed yet. */
    public Draft draft() {
        Draft root = Draft.root(PROTOCOL, "samlp:AuthnRequest")
                .attribute("ID", id)
                .attribute("Version", "2.0")
                .attribute("IssueInstant", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .attribute("Destination", destination)
                .attribute("ProtocolBinding", Binding.POST.uri())
                .attribute("AssertionConsumerServiceURL", acsUrl);
        if (forceAuthn) {
            root.attribute("ForceAuthn", "true");
        }
        root.child(ASSERTION, "saml:Issuer").text(issuer);
        subject.ifPresent(person -> root.child(ASSERTION, "saml:Subject")
                .child(ASSERTION, "saml:NameID")
                .attribute("Format", person.contains("@") ? ADDRESS : UNSPECIFIED)
                .text(person));
        Draft policy = root.child(PROTOCOL, "samlp:NameIDPolicy").attribute("AllowCreate", "true");
        nameIdFormat.ifPresent(format -> policy.attribute("Format", format));
        if (!contexts.isEmpty()) {
            Draft wanted = root.child(PROTOCOL, "samlp:RequestedAuthnContext").attribute("Comparison", "exact");
            contexts.forEach(context ->
                    wanted.child(ASSERTION, "saml:AuthnContextClassRef").text(context));
        }
        return root;
    }
}
