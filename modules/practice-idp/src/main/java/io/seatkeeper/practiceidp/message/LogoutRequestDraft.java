package io.seatkeeper.practiceidp.message;

import static io.seatkeeper.practiceidp.message.Xml.PROTOCOL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A LogoutRequest in the making (SAML Core §3.7.1). Begins as a sound one; each setter changes one thing, and null leaves it
 * out. Not safe for several threads.
 */
public final class LogoutRequestDraft {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private @Nullable String id = Xml.newId();
    private @Nullable String issuer;
    private @Nullable String destination;
    private @Nullable Instant issueInstant;
    private @Nullable Instant notOnOrAfter;
    private @Nullable NameId nameId;
    private @Nullable EncryptionStyle nameIdEncryption;
    private List<String> sessionIndexes;
    private @Nullable SignatureStyle signature;

    private LogoutRequestDraft(List<String> sessionIndexes) {
        this.sessionIndexes = sessionIndexes;
    }

    /**
     * A request that is good for five minutes.
     *
     * @param issuer who asks: an entity id
     * @param destination where it is sent
     * @param nameId whose sessions end
     * @param sessionIndexes which of them; empty: all
     * @param now when
     */
    public static LogoutRequestDraft of(
            String issuer, String destination, NameId nameId, List<String> sessionIndexes, Instant now) {
        LogoutRequestDraft draft = new LogoutRequestDraft(List.copyOf(sessionIndexes));
        draft.issuer = issuer;
        draft.destination = destination;
        draft.nameId = nameId;
        draft.issueInstant = now;
        draft.notOnOrAfter = now.plus(LIFE);
        return draft;
    }

    /** The ID. */
    public LogoutRequestDraft id(@Nullable String value) {
        id = value;
        return this;
    }

    /** The ID as it is now. */
    public @Nullable String id() {
        return id;
    }

    /** The Issuer. */
    public LogoutRequestDraft issuer(@Nullable String value) {
        issuer = value;
        return this;
    }

    /** The Destination. */
    public LogoutRequestDraft destination(@Nullable String value) {
        destination = value;
        return this;
    }

    /** The IssueInstant. */
    public LogoutRequestDraft issueInstant(@Nullable Instant value) {
        issueInstant = value;
        return this;
    }

    /** The NotOnOrAfter. */
    public LogoutRequestDraft notOnOrAfter(@Nullable Instant value) {
        notOnOrAfter = value;
        return this;
    }

    /** The NameID. */
    public LogoutRequestDraft nameId(@Nullable NameId value) {
        nameId = value;
        return this;
    }

    /** Encrypts the NameID so. */
    public LogoutRequestDraft encryptNameId(@Nullable EncryptionStyle style) {
        nameIdEncryption = style;
        return this;
    }

    /** The SessionIndexes. */
    public LogoutRequestDraft sessionIndexes(String... values) {
        sessionIndexes = List.of(values);
        return this;
    }

    /** Signs it by an enveloped signature, as the POST binding wants it. */
    public LogoutRequestDraft sign(@Nullable SignatureStyle style) {
        signature = style;
        return this;
    }

    /** The request as a document. */
    public Document document() {
        Document document = Xml.newDocument();
        Element request = Xml.message(document, "samlp:LogoutRequest", id, issueInstant, destination, issuer);
        Xml.attribute(request, "NotOnOrAfter", notOnOrAfter);
        if (nameId != null) {
            Element name = nameId.write(request);
            if (nameIdEncryption != null) {
                Encrypter.encrypt(name, "saml:EncryptedID", nameIdEncryption);
            }
        }
        sessionIndexes.forEach(index -> Xml.text(request, PROTOCOL, "samlp:SessionIndex", index));
        if (signature != null) {
            Signer.sign(request, signature);
        }
        return document;
    }

    /** The request's text. */
    public String xml() {
        return Xml.text(document());
    }
}
