package io.seatkeeper.practiceidp.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A LogoutResponse in the making (SAML Core §3.7.2). Begins as a sound one; each setter changes one thing, and null leaves it
 * out. Not safe for several threads.
 */
public final class LogoutResponseDraft {
    private @Nullable String id = Xml.newId();
    private @Nullable String issuer;
    private @Nullable String destination;
    private @Nullable Instant issueInstant;
    private @Nullable String inResponseTo;
    private Status status = Status.SUCCESS;
    private @Nullable SignatureStyle signature;

    private LogoutResponseDraft() {}

    /**
     * A response that says success.
     *
     * @param issuer who answers: an entity id
     * @param destination where it is sent
     * @param inResponseTo the request's ID
     * @param now when
     */
    public static LogoutResponseDraft of(
            String issuer, String destination, @Nullable String inResponseTo, Instant now) {
        LogoutResponseDraft draft = new LogoutResponseDraft();
        draft.issuer = issuer;
        draft.destination = destination;
        draft.inResponseTo = inResponseTo;
        draft.issueInstant = now;
        return draft;
    }

    /** The ID. */
    public LogoutResponseDraft id(@Nullable String value) {
        id = value;
        return this;
    }

    /** The Issuer. */
    public LogoutResponseDraft issuer(@Nullable String value) {
        issuer = value;
        return this;
    }

    /** The Destination. */
    public LogoutResponseDraft destination(@Nullable String value) {
        destination = value;
        return this;
    }

    /** The IssueInstant. */
    public LogoutResponseDraft issueInstant(@Nullable Instant value) {
        issueInstant = value;
        return this;
    }

    /** The InResponseTo. */
    public LogoutResponseDraft inResponseTo(@Nullable String value) {
        inResponseTo = value;
        return this;
    }

    /** The Status. */
    public LogoutResponseDraft status(Status value) {
        status = value;
        return this;
    }

    /** Signs it by an enveloped signature, as the POST binding wants it. */
    public LogoutResponseDraft sign(@Nullable SignatureStyle style) {
        signature = style;
        return this;
    }

    /** The response as a document. */
    public Document document() {
        Document document = Xml.newDocument();
        Element response = Xml.message(document, "samlp:LogoutResponse", id, issueInstant, destination, issuer);
        Xml.attribute(response, "InResponseTo", inResponseTo);
        status.write(response);
        if (signature != null) {
            Signer.sign(response, signature);
        }
        return document;
    }

    /** The response's text. */
    public String xml() {
        return Xml.text(document());
    }
}
