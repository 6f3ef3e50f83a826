package io.seatkeeper.practiceidp.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A Response in the making (SAML Core §3.3.3). Begins as a sound one; each setter changes one thing, and null leaves it out.
 * Not safe for several threads.
 */
public final class ResponseDraft {
    private final List<AssertionDraft> assertions = new ArrayList<>();
    private @Nullable String id = Xml.newId();
    private @Nullable String inResponseTo;
    private @Nullable Instant issueInstant;
    private @Nullable String destination;
    private @Nullable String issuer;
    private Status status = Status.SUCCESS;
    private @Nullable SignatureStyle signature;

    private ResponseDraft() {}

    /**
     * A Response that says success and holds no assertion yet.
     *
     * @param issuer the provider's entity id
     * @param destination the ACS URL
     * @param inResponseTo the request's id, or null when nobody asked
     * @param now when
     */
    public static ResponseDraft of(String issuer, String destination, @Nullable String inResponseTo, Instant now) {
        ResponseDraft draft = new ResponseDraft();
        draft.issuer = issuer;
        draft.destination = destination;
        draft.inResponseTo = inResponseTo;
        draft.issueInstant = now;
        return draft;
    }

    /** Adds an assertion behind those that are there. */
    public ResponseDraft with(AssertionDraft assertion) {
        assertions.add(assertion);
        return this;
    }

    /** The ID. */
    public ResponseDraft id(@Nullable String value) {
        id = value;
        return this;
    }

    /** The InResponseTo. */
    public ResponseDraft inResponseTo(@Nullable String value) {
        inResponseTo = value;
        return this;
    }

    /** The IssueInstant. */
    public ResponseDraft issueInstant(@Nullable Instant value) {
        issueInstant = value;
        return this;
    }

    /** The Destination. */
    public ResponseDraft destination(@Nullable String value) {
        destination = value;
        return this;
    }

    /** The Issuer. */
    public ResponseDraft issuer(@Nullable String value) {
        issuer = value;
        return this;
    }

    /** The Status. */
    public ResponseDraft status(Status value) {
        status = value;
        return this;
    }

    /** Signs the Response so. */
    public ResponseDraft sign(@Nullable SignatureStyle style) {
        signature = style;
        return this;
    }

    /** The Response as a document, its assertions signed and encrypted as they were told. */
    public Document document() {
        Document document = Xml.newDocument();
        Element response = Xml.message(document, "samlp:Response", id, issueInstant, destination, issuer);
        Xml.attribute(response, "InResponseTo", inResponseTo);
        status.write(response);
        assertions.forEach(assertion -> assertion.write(response));
        if (signature != null) {
            Signer.sign(response, signature);
        }
        return document;
    }

    /** The Response's text. */
    public String xml() {
        return Xml.text(document());
    }

    /** The Response's text in base64, as the POST binding carries it. */
    public String base64() {
        return Xml.base64(document());
    }
}
